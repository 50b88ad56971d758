import * as l10n from '@vscode/l10n';
import { wantedBy } from '../check';
import type { Detection } from '../detect/detect';
import { formatOf } from '../formats';
import { judge } from '../judge';
import { mergeRules } from '../policy/merge';
import { printable } from '../printable';
import type { CheckedFile } from '../report/checked';
import { askForRules } from '../rules/answers';
import { type AgentInput, type Given, textIn } from './agentInput';
import type { AgentDoors } from './agentTool';

/** The inputs of tools that read code. */
export const codeInputs: readonly AgentInput[] = [
	{
		name: 'code',
		kind: 'text',
		longest: 200_000,
		required: true,
		about:
			'The whole text with its imports: they tell which library a call belongs to, and without them only calls count that are known by their names, such as AutoModel.from_pretrained.',
	},
	{
		name: 'path',
		kind: 'text',
		longest: 500,
		about:
			'Where the text stands or will stand, from the top of the project, such as src/train.py, config.yaml or Dockerfile. It tells the language, which policy counts, and which files around are read for constants. snippet.py unless given.',
	},
];

/** Code with what is said of it, or a sentence that says why nothing is. */
export type CheckedCode =
	| { readonly state: 'checked'; readonly file: CheckedFile; readonly said: Detection }
	| { readonly state: 'wrong'; readonly why: string };

/** Reads the code that was given as the file at its path would be read, and judges it. Nothing is written. */
export async function checkCode(given: Given, doors: AgentDoors, signal: AbortSignal): Promise<CheckedCode> {
	const code = textIn(given, 'code') ?? '';
	const named = textIn(given, 'path')?.trim().replaceAll('\\', '/').replace(/^\.\//, '') ?? 'snippet.py';
	if (!isInside(named)) {
		return wrong(
			l10n.t('The path {0} has to lie in the project, and be written from its top.', shown(named)),
		);
	}
	if (formatOf(named) === undefined) {
		return wrong(l10n.t('Of a file named {0} nothing can be read.', shown(named)));
	}
	const path = doors.pathOf(named);
	const { detector, log } = doors;
	const resolver = doors.resolver();
	const read = await detector.inspect({ path, text: code }, signal);
	const references = read.references.map((one) =>
		one.origin ? { ...one, origin: { ...one.origin, path: doors.shownPath(one.origin.path) } } : one,
	);
	const said = { ...read, references };
	const resolved = await resolver.resolve(said.references, signal);
	const project = await doors.projects.of(path);
	const rules = doors.rules(path);
	const merged = mergeRules(project.policy.policy.rules, rules);
	const wanted = wantedBy({ rules: merged }, log, project.decisions.records);
	const answers = await askForRules(wanted, resolved, resolver, signal);
	const findings = await judge(
		{ path, text: code, resolved, calls: said.calls, unknown: said.unknown },
		{
			project,
			rules,
			answers,
			access: { grammar: detector.grammar, signal },
			log,
			now: doors.now(),
			unaskedBelow: true,
		},
	);
	return { state: 'checked', file: { path: named, text: code, resolved, findings }, said };
}

const wrong = (why: string): CheckedCode => ({ state: 'wrong', why });

const shown = (path: string): string => printable(path).slice(0, 100);

/**
 * Whether it names a file below the top: no absolute path, none of another system's, none that leads out, and none that
 * is shown as another one, for what nobody sees of it.
 */
const isInside = (path: string): boolean =>
	path.replace(/\s+/g, ' ') === printable(path) &&
	!/^(?:\/|~|[A-Za-z]:)|\0/.test(path) &&
	!path.split('/').some((part) => part === '..' || part === '');
