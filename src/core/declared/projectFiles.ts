import { readEnvironment } from './conda';
import { readPackageJson, readPackageLock } from './npm';
import { readRequirements } from './requirements';
import { readSetupCfg } from './setupCfg';
import type { ProjectReader } from './stated';
import { readTomlLock } from './tomlLocks';
import { readPipfile, readPyproject } from './tomlManifests';

/** How a project file is read, and whether it says what is installed or only what may be. */
export interface FileKind {
	readonly read: ProjectReader;
	readonly lock?: boolean;
	/** May include others: `-r`, `-c`. */
	readonly includes?: boolean;
}

const lock = { read: readTomlLock, lock: true };
const requirements = { read: readRequirements, includes: true };

/** The project files by their names, in the order in which one folder's are believed: locks first. */
export const projectFiles: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
	['uv.lock', lock],
	['poetry.lock', lock],
	['pdm.lock', lock],
	['package-lock.json', { read: readPackageLock, lock: true }],
	...[
		'requirements.txt',
		'requirements.in',
		'requirements-dev.txt',
		'requirements_dev.txt',
		'dev-requirements.txt',
		'requirements-gpu.txt',
		'requirements-train.txt',
		'requirements/base.txt',
		'requirements/requirements.txt',
		'requirements/main.txt',
		'requirements/prod.txt',
		'requirements/dev.txt',
	].map((name): [string, FileKind] => [name, requirements]),
	['pyproject.toml', { read: readPyproject }],
	['Pipfile', { read: readPipfile }],
	['environment.yml', { read: readEnvironment }],
	['environment.yaml', { read: readEnvironment }],
	['setup.cfg', { read: readSetupCfg }],
	['package.json', { read: readPackageJson }],
]);

/** How a file of this name is read, also of an unusual one: `requirements-cpu.txt`, `environment-gpu.yml`. */
export function kindOf(name: string): FileKind | undefined {
	return (
		projectFiles.get(name) ??
		(/^[\w.-]{0,60}requirements[\w.-]{0,60}\.(?:txt|in)$/.test(name)
			? requirements
			: /^environment[\w.-]{0,60}\.ya?ml$/.test(name)
				? { read: readEnvironment }
				: undefined)
	);
}

/** Whether a change of this file may change what is declared. */
export function isProjectFile(path: string): boolean {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return (
		kindOf(name) !== undefined ||
		/^constraints[\w.-]{0,60}\.(?:txt|in)$/.test(name) ||
		/\/requirements\/[\w.-]+\.(?:txt|in)$/.test(path)
	);
}
