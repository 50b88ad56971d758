// `node scripts/sarifSchema.mjs FILE…`: SARIF logs against the JSON schema of SARIF 2.1.0, as published with a package of
// npm. Needs the npm registry; so it is no stage of npm test. Exit code 1 when a log is not valid, 2 when it could not be run.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { main } from './main.mjs';
import { npm, run, temporaryFolder } from './processes.mjs';
import { Problem, say } from './terminal.mjs';

/** Holds the schema of the standard (2.1.0-rtm.5) as a file. */
const holder = '@microsoft/jest-sarif@1.0.0-beta.0';
const inPackage = 'package/lib/schemas/sarif-2.1.0-rtm.5.json';

/** @returns {Promise<Record<string, unknown>>} the schema, for a validator of draft 7 */
async function readSchema() {
	const folder = temporaryFolder('sarif');
	try {
		const packed = await npm(['pack', holder, '--silent'], { cwd: folder });
		const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
		if (packed.code !== 0 || !archive) {
			throw new Problem(`The schema could not be fetched:\n${packed.output.trim()}`);
		}
		const unpacked = await run('tar', ['xzf', archive, inPackage], { cwd: folder });
		if (unpacked.code !== 0) {
			throw new Problem(`${holder} has no ${inPackage} any more:\n${unpacked.output.trim()}`);
		}
		// Draft 4 differs from 7 in what this schema uses by the name of `id` alone.
		const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(join(folder, inPackage), 'utf8'));
		return schema;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

await main(async () => {
	const files = process.argv.slice(2);
	if (files.length === 0) {
		say('Usage: node scripts/sarifSchema.mjs FILE…   (weightwise check --format sarif > FILE)');
		return 2;
	}
	const { default: Ajv } = createRequire(import.meta.url)('ajv');
	const validate = new Ajv({
		strict: false,
		allErrors: true,
		validateFormats: false,
		unicodeRegExp: false,
	}).compile(await readSchema());
	let code = 0;
	for (const file of files) {
		if (validate(JSON.parse(readFileSync(resolve(file), 'utf8')))) {
			say(`${file} is valid.`);
		} else {
			code = 1;
			for (const { instancePath, message } of validate.errors ?? []) {
				say(`${file}: ${instancePath || '/'} ${message}`);
			}
		}
	}
	return code;
});
