// `npm start [-- FOLDER] [--desktop] [--no-open]`: VS Code with this extension on the demo or on FOLDER.
// Does all its own set-up; only Node.js and npm are expected.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { linkExtension } from './extension.mjs';
import { chooseHub } from './hubChoice.mjs';
import { atEnd, main } from './main.mjs';
import { cleanEnvironment, findProgram, start, temporaryFolder } from './processes.mjs';
import { provision } from './provision.mjs';
import { startServer, windowAddress } from './server.mjs';
import { build, checkNode, installPackages, root } from './setup.mjs';
import { elapsed, Problem, say, step } from './terminal.mjs';

const USAGE = `Usage: npm start [-- FOLDER] [-- --desktop] [-- --no-open]

  FOLDER      the folder to open; default: demo/
  --desktop   open the installed VS Code ("code") instead of its server in the browser
  --no-open   print the address, do not open the browser`;

/** @param {readonly string[]} words */
function readArguments(words) {
	const options = { folder: join(root, 'demo'), demo: true, desktop: false, open: true, help: false };
	for (const word of words) {
		if (word === '--desktop') {
			options.desktop = true;
		} else if (word === '--no-open') {
			options.open = false;
		} else if (word === '--help' || word === '-h') {
			options.help = true;
		} else if (word.startsWith('-') && word !== '--') {
			return `${word} is not an option of npm start.`;
		} else if (word !== '--' && !options.demo) {
			return `Only one folder can be opened; ${word} is a second one.`;
		} else if (word !== '--') {
			// npm runs scripts in the folder of package.json; what the user typed is relative to where they typed it.
			Object.assign(options, { folder: resolve(process.env.INIT_CWD ?? '.', word), demo: false });
		}
	}
	if (!statSync(options.folder, { throwIfNoEntry: false })?.isDirectory()) {
		return `There is no folder ${options.folder}.`;
	}
	return options;
}

await main(async () => {
	const since = Date.now();
	const options = readArguments(process.argv.slice(2));
	if (typeof options === 'string') {
		console.error(`${options}\n\n${USAGE}`);
		return 2;
	}
	if (options.help) {
		say(USAGE);
		return 0;
	}
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
});

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
