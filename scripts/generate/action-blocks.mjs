import { dump } from 'js-yaml';

const yaml = (value) => dump(value, { lineWidth: -1 }).trimEnd();

/** `inputs:` and `outputs:` of action.yml as the contract says them. */
export const actionBlocks = ({ INPUTS, OUTPUTS }) => ({
  inputs: () =>
    yaml({
      inputs: Object.fromEntries(
        Object.entries(INPUTS).map(([name, spec]) => [
          name,
          {
            description: spec.description,
            required: spec.required ?? false,
            ...(spec.default === undefined ? {} : { default: spec.default }),
            ...(spec.deprecationMessage === undefined ? {} : { deprecationMessage: spec.deprecationMessage }),
          },
        ]),
      ),
    }),
  outputs: () =>
    yaml({
      outputs: Object.fromEntries(
        Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]),
      ),
    }),
});
