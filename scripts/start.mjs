// `npm start`: VS Code with this extension on the demo or on a folder. See USAGE.
// Does all its own set-up; only Node.js and npm are expected.
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Misuse, typedFolder, withArguments } from './arguments.mjs';
import { linkExtension } from './extension.mjs';
import { chooseHub } from './hubChoice.mjs';
import { atEnd, main } from './main.mjs';
import { cleanEnvironment, findProgram, start, temporaryFolder } from './processes.mjs';
import { provision } from './provision.mjs';
import { startServer, windowAddress } from './server.mjs';
import { build, checkNode, installPackages, root } from './setup.mjs';
import { elapsed, Problem, say, step } from './terminal.mjs';

const USAGE = `Usage: npm start [-- FOLDER] [--desktop] [--no-open]
Opens the demo, or FOLDER, in a VS Code with Weightwise.
  FOLDER      the folder to open; default: demo/
  --desktop   open the installed VS Code ("code") instead of its server in the browser
  --no-open   print the address, do not open the browser`;

/** @param {string[]} args */
function readArguments(args) {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { desktop: { type: 'boolean', default: false }, 'no-open': { type: 'boolean', default: false } },
	});
	const [folder, second] = positionals;
	if (second !== undefined) {
		throw new Misuse(`Only one folder can be opened; ${second} is a second one.`);
	}
	return {
		folder: folder === undefined ? join(root, 'demo') : typedFolder(folder),
		demo: folder === undefined,
		desktop: values.desktop,
		open: !values['no-open'],
	};
}

/** @param {ReturnType<typeof readArguments>} options */
async function begin(options) {
	const since = Date.now();
	checkNode();
	const code = options.desktop ? findProgram('code') : undefined;
	if (options.desktop && code === undefined) {
		throw new Problem(
			'--desktop needs an installed VS Code whose command "code" is on the PATH; there is none. ' +
				'Without --desktop, npm start shows VS Code in the browser.',
		);
	}
	await installPackages();
	await step('Weightwise (build)', async () => {
		const { code, output } = await build();
		if (code !== 0) {
			throw new Problem(`The build failed:\n${output.trim()}`);
		}
	});
	return code === undefined ? startInBrowser(options, since) : startOnDesktop(code, options.folder);
}

/** @param {{ folder: string, demo: boolean, open: boolean }} options @param {number} since */
async function startInBrowser({ folder, demo, open }, since) {
	const provisioned = await provision();
	const hub = await chooseHub();
	say(`  ${hub.says}`);
	const server = await step('VS Code server (start)', () =>
		startServer(provisioned, {
			// Our own demo needs no question whether its authors are trusted. Any other folder does.
			trust: demo,
			settings: {
				...hub.settings,
				'workbench.startupEditor': 'none',
				// What is ours shall be in sight: not the chat, nor questions about the repository around the demo.
				'workbench.secondarySideBar.defaultVisibility': 'hidden',
				'git.openRepositoryInParentFolders': 'never',
				// The demo's packages are not installed; TypeScript's errors about that would drown our findings.
				...(demo ? { 'js/ts.validate.enabled': false, 'typescript.validate.enable': false } : {}),
			},
			env: hub.env,
			install: linkExtension,
		}),
	);
	atEnd(server.stop);
	const address = windowAddress(
		server.address,
		folder,
		demo ? join(folder, 'service', 'search.py') : undefined,
	);
	say(`\nVS Code with Weightwise shows ${folder} (ready after ${elapsed(since)}). Ctrl-C ends it.\n`);
	say(address);
	if (open) {
		await openBrowser(address);
	}
	await server.ended;
	throw new Problem("VS Code's server has ended by itself.");
}

/** Shows the address to the user, where there is a screen. @param {string} address */
async function openBrowser(address) {
	const { platform, env } = process;
	const seen = platform !== 'linux' || env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined;
	const opener = platform === 'darwin' ? 'open' : 'xdg-open';
	if (seen && !env.CI && findProgram(opener) !== undefined) {
		// Not behind the guard: the browser is the user's and stays when we end.
		const { spawn } = await import('node:child_process');
		spawn(opener, [address], { stdio: 'ignore', detached: true })
			.once('error', () => {})
			.unref();
	}
}

/** @param {string} code @param {string} folder */
async function startOnDesktop(code, folder) {
	const hub = await chooseHub();
	say(`  ${hub.says}`);
	// A profile of its own: `--wait` then ends with this window, and the user's windows know nothing of it.
	const profile = temporaryFolder('desktop');
	const args = [
		`--extensionDevelopmentPath=${root}`,
		`--user-data-dir=${profile}`,
		'--new-window',
		'--wait',
		folder,
	];
	const running = start(code, args, { env: cleanEnvironment(hub.env), lent: [profile], onOutput: say });
	atEnd(running.stop);
	say(`\nVS Code with Weightwise opens ${folder}. Closing its window or Ctrl-C here ends it.`);
	return (await running.ended).code;
}

await main(() => withArguments(USAGE, readArguments, begin));
