// Builds the .vsix and the npm package: `npm run package`. Says how large they are and what they hold, and fails when
// one outgrew its bound.
import { main } from './main.mjs';
import { describe, mostBytes, oversize, packCommandLine, packExtension } from './packages.mjs';
import { root } from './setup.mjs';

await main(async () => {
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
});
