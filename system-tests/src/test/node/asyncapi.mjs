// Reads the AsyncAPI document with the official parser; writes what it finds wrong, and ends with 1 where that is an error.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {Parser} from '@asyncapi/parser';

const file = process.argv[2];
const URN = 'urn:waybill:schemas:';
const schemas = {
  schema: 'urn',
  canRead: true,
  read: uri => readFileSync(join(dirname(file), 'schemas', uri.toString().slice(URN.length)), 'utf8'),
};

const parser = new Parser({__unstable: {resolver: {resolvers: [schemas]}}});
const {document, diagnostics} = await parser.parse(readFileSync(file, 'utf8'), {source: file});
for (const {severity, message, path} of diagnostics) {
  console.log(`${['error', 'warning', 'information', 'hint'][severity]}: ${path.join('.')}: ${message}`);
}
console.log(document ? `${document.channels().length} channels, ${document.operations().length} operations, `
  + `${document.components().messages().length} messages` : 'no document');
process.exit(document && diagnostics.every(({severity}) => severity > 0) ? 0 : 1);
