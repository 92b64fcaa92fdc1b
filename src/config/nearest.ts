export { nearestOf } from '../gates/options/nearest.ts';
