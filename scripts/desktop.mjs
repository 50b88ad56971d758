// The integration suite in the desktop build of VS Code, where that can be downloaded.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openDesk } from './desk.mjs';
import { quietSettings } from './hostRun.mjs';
import { localHub } from './hubChoice.mjs';
import { byLine, cleanEnvironment, start, temporaryFolder } from './processes.mjs';
import { root } from './setup.mjs';
import { collect } from './tally.mjs';
import { step } from './terminal.mjs';

/**
 * Downloads the desktop build into .vscode-test/ and runs the suite there. When it cannot be downloaded that is one
 * failure: somebody asked for this suite, and it was not run. (`npm test` does not ask for it.)
 * @returns {Promise<import('./tally.mjs').Results>}
 */
export async function onDesktop() {
	const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
	/** @type {string} */
	let program;
	try {
		program = await step('VS Code, desktop build (download)', () =>
			downloadAndUnzipVSCode({
				version: 'stable',
				cachePath: join(root, '.vscode-test'),
				reporter: new SilentReporter(),
				timeout: 30_000,
			}),
		);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `The desktop build of VS Code could not be downloaded (${reason}), so its suite was not run.`;
		return { passed: 0, failed: [{ name: 'desktop', message }] };
	}
	return runSuite(program);
}

/** @param {string} program @returns {Promise<import('./tally.mjs').Results>} */
async function runSuite(program) {
	const hub = await localHub();
	const desk = await openDesk();
	const profile = temporaryFolder('desktop');
	const workspace = join(profile, 'workspace');
	mkdirSync(workspace);
	mkdirSync(join(profile, 'data', 'User'), { recursive: true });
	writeFileSync(
		join(profile, 'data', 'User', 'settings.json'),
		JSON.stringify({ ...quietSettings, ...hub.settings, ...desk.settings }),
	);
	const collecting = collect();
	// A process of its own: test-electron writes the window's console to its standard output.
	const running = start(process.execPath, [fileURLToPath(import.meta.url), program, profile], {
		env: cleanEnvironment(hub.env),
		onOutput: byLine(collecting.onLine),
	});
	try {
		const { code } = await running.ended;
		return collecting.finish(`VS Code ended with code ${code}.`);
	} finally {
		rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [program = '', profile = ''] = process.argv.slice(2);
	const { runTests } = await import('@vscode/test-electron');
	process.exitCode = await runTests({
		vscodeExecutablePath: program,
		extensionDevelopmentPath: root,
		extensionTestsPath: join(root, 'out', 'test', 'vscode', 'integration', 'index'),
		launchArgs: [
			join(profile, 'workspace'),
			...['--disable-extensions', '--disable-workspace-trust', '--user-data-dir', join(profile, 'data')],
			// Containers have no user namespaces and a small /dev/shm.
			...(process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] : []),
		],
	});
}
