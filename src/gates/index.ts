// Written by npm run generate from the files of this folder. Do not edit.
import { approvals } from './approvals.ts';
import { checks } from './checks.ts';
import { coverage } from './coverage.ts';
import { deployed } from './deployed.ts';
import { window } from './window.ts';

export const GATE_KINDS = [approvals, checks, coverage, deployed, window] as const;
