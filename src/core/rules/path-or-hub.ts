import * as l10n from '@vscode/l10n';
import { folderLike } from '../detect/folderNames';
import type { Fix } from '../finding';
import { setArgument } from '../fixes';
import type { Argument, Span } from '../reference';
import { isUsedModel } from './facts';
import type { CallContext, CallIssue, Issue, Rule, RuleContext } from './rule';

export const pathOrHub: Rule = {
	id: 'path-or-hub',
	severity: 'warning',
	tags: ['safety', 'availability'],
	docs: {
		when: 'A load is given what is written like a folder of the project (`models/foo`, `output/checkpoint-500`), but is also a valid id, so that the hub is asked when the folder is not there. Left alone are folders that the workspace has, paths that no hub takes for an id (`./foo`, `/data/foo`, three parts and more), and loads with `local_files_only=True`. A name that reads like an id and like a folder is only spoken of where the hub says that it has no such model.',
		why: 'In a fresh clone, another working directory or a container the folder is missing. The load then fails with a message about the hub, or loads the weights of whoever registered that name.',
		fix: '`./` before the path: it is then never taken for an id. Or `local_files_only=True`, where the call takes it.',
		example: 'model = AutoModel.from_pretrained("output/checkpoint-500")',
		after: 'model = AutoModel.from_pretrained("./output/checkpoint-500")',
		source:
			'`from_pretrained` of transformers and diffusers look for a folder of that name first; huggingface_hub takes one or two names of letters, digits, `-`, `_` and `.` for an id (`validate_repo_id`).',
	},
	*checkCall({ call, text }: CallContext): Iterable<CallIssue> {
		const { path, local_files_only: local } = call.arguments;
		if (
			path?.state !== 'known' ||
			typeof path.value !== 'string' ||
			!folderLike(path.value) ||
			isSet(local)
		) {
			return;
		}
		const written = literalAt(path.span, text);
		const slot = call.slots.local_files_only;
		const fixes: Fix[] = written ? [prefixed(written, path.value)] : [];
		if (slot) {
			fixes.push({
				title: l10n.t('Load it from the disk only'),
				edits: [setArgument(slot, true)],
				behaviour: true,
			});
		}
		yield { message: messageOf(path.value, call.call), span: path.span, fixes };
	},
	*check({ resolved, text }: RuleContext): Iterable<Issue> {
		const { reference, lookup } = resolved;
		const missing = lookup.state === 'missing' && lookup.what === 'repository';
		const load = resolved.loads[0]?.load;
		if (
			!isUsedModel(resolved) ||
			!missing ||
			!load ||
			load.reads === 'remote' ||
			!soundsLocal(reference.id)
		) {
			return;
		}
		const { start, end } = reference.span;
		const written =
			reference.text === reference.id ? literalAt({ start: start - 1, end: end + 1 }, text) : undefined;
		yield {
			message: l10n.t(
				'{0} reads like a folder, and the hub has no such model. If it is a folder, write it as ./{0}: the hub is then never asked for it.',
				reference.id,
			),
			loads: [],
			fixes: written ? [prefixed(written, reference.id)] : [],
		};
	},
};

const isSet = (argument: Argument | undefined): boolean =>
	argument?.state === 'unknown' || (argument?.state === 'known' && argument.value === true);

function messageOf(path: string, call: string): string {
	return l10n.t(
		'{0} is written like a folder, but {1} asks the hub for a model of that name where the folder is missing, and loads what somebody may have registered under it. Write ./{0}, or load from the disk only.',
		path,
		call,
	);
}

/** A plain string literal at `span`: where its text begins. */
function literalAt({ start, end }: Span, text: string | undefined): Span | undefined {
	const quote = text?.[start];
	return (quote === '"' || quote === "'") && text?.[end - 1] === quote && text[start + 1] !== quote
		? { start: start + 1, end: start + 1 }
		: undefined;
}

const prefixed = (at: Span, path: string): Fix => ({
	title: l10n.t('Write ./{0}, which is a path of the disk only', path),
	edits: [{ span: at, text: './' }],
	behaviour: true,
});

/** Owners and names that speak of one's own disk, but may be somebody's on the hub. */
const local =
	/^(?:my|local|saved|trained|fine[-_]?tuned|exported?)[-_]|(?:^|[-_])(?:models?|checkpoints?|outputs?|weights|runs?|results)\/|\/(?:checkpoint|epoch|step)[-_]?\d+$|\/(?:final|best|last|latest|merged|trained)$/i;

const soundsLocal = (id: string): boolean => local.test(id);
