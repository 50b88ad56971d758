// `npm run package`: builds what ships.
import { noArguments, withArguments } from './arguments.mjs';
import { main } from './main.mjs';
import { describe, mostBytes, oversize, packCommandLine, packExtension } from './packages.mjs';
import { root } from './setup.mjs';

const USAGE = `Usage: npm run package
Builds the .vsix and the npm package. Says how large they are and what they hold, and fails when one outgrew its bound.`;

async function pack() {
	// This one builds what both hold.
	const vsix = await packExtension(root);
	const npm = await packCommandLine(root);
	console.log(`${describe(vsix)}\n${describe(npm)}`);
	const faults = [oversize(vsix, mostBytes.vsix), oversize(npm, mostBytes.npm)].filter(
		(fault) => fault !== undefined,
	);
	for (const fault of faults) {
		console.error(fault);
	}
	return faults.length > 0 ? 1 : 0;
}

await main(() => withArguments(USAGE, noArguments, pack));
