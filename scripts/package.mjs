// Builds the .vsix: `npm run package`. Says how large it is and what it holds, and fails when it outgrew its bound.
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';

/** What people download at each update; the promise is 2.5 MB. */
const maxBytes = 2_500_000;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const packagePath = join(root, `${name}-${version}.vsix`);

// Everything is bundled, so no node_modules travel along. Pages and pictures that the README links to ship beside it.
await createVSIX({
	cwd: root,
	packagePath,
	dependencies: false,
	allowMissingRepository: true,
	rewriteRelativeLinks: false,
});

for (const file of await listFiles({ cwd: root, dependencies: false })) {
	console.log(`  ${file}`);
}
const { size } = statSync(packagePath);
console.log(`${packagePath}: ${(size / 1e6).toFixed(2)} MB`);
if (size > maxBytes) {
	console.error(`That is more than ${maxBytes / 1e6} MB. Look for what was bundled without need.`);
	process.exitCode = 1;
}
