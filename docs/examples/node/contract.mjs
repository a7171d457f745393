import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Reads the JSON Schemas in a folder; returns a function that takes an event and throws where it breaks the contract. */
export function contract(folder) {
  const ajv = addFormats(new Ajv2020());
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  }
  const check = (schema, value) => {
    const validate = ajv.getSchema(schema);
    if (!validate) {
      throw new Error(`unknown schema ${schema}`);
    }
    if (!validate(value)) {
      throw new Error(`${schema}: ${ajv.errorsText(validate.errors)}`);
    }
  };
  return event => {
    check('urn:waybill:schemas:event.v1.json', event);
    check(event.dataschema, event.data);
  };
}
