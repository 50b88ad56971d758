import * as l10n from '@vscode/l10n';
import type { Edit, Fix } from '../finding';
import { setArgument } from '../fixes';
import type { WatchedCall } from '../reference';
import { inSentences } from '../wording';
import { defaultOf, type TaskDefault, taskWithoutModel } from './pipelineDefaults';
import { isGone, removedOf } from './removedApis';
import type { CallContext, CallIssue, Rule } from './rule';

const packages: Readonly<Record<string, readonly string[]>> = {
	transformers: ['transformers'],
	'transformers.js': ['@huggingface/transformers', '@xenova/transformers'],
};

export const defaultModel: Rule = {
	id: 'default-model',
	severity: 'warning',
	tags: ['reproducibility', 'documentation'],
	docs: {
		when: '`pipeline("task")` of transformers or transformers.js without a model. A model that is computed or handed over is left alone.',
		why: 'The library then picks a model that nobody chose for this use, and another one in another release: `text-generation` was GPT-2 in transformers 5.0 and is SmolLM3 in 5.4. Its licence, languages and limits are not looked at, and it is not in any list of the models that the project uses.',
		fix: 'Writes the default of the declared release into the call, with the revision that the library itself asks for; the same weights are loaded. Where the release is not known, the default of the newest release is offered and shown first, since another one would have loaded another model. `unpinned-revision` can then write the full commit.',
		example: 'classify = pipeline("sentiment-analysis")',
		after:
			'classify = pipeline("sentiment-analysis", model="distilbert/distilbert-base-uncased-finetuned-sst-2-english", revision="714eb0f")',
		source:
			'`SUPPORTED_TASKS` in `transformers/pipelines/__init__.py` of ten wheels from 4.46.3 to 5.24.0, and in `src/pipelines` of @xenova/transformers 2.17.2 and @huggingface/transformers 3.8.1 and 4.3.1.',
	},
	*checkCall({ call, declared, text }: CallContext): Iterable<CallIssue> {
		const said = taskWithoutModel(call);
		if (said === undefined) {
			return;
		}
		const known = defaultOf(call.library, said, packages[call.library] ?? [], declared);
		if (removedOf(call).some((removed) => isGone(removed, declared))) {
			// Nothing is loaded; `removed-api` speaks of it.
			return;
		}
		// TensorFlow had defaults of its own.
		const framework = call.arguments.framework;
		const fix = known && (framework?.state ?? 'absent') === 'absent' ? fixOf(call, known, text) : undefined;
		const sentence = known?.certain
			? l10n.t(
					'{0} names no model for {1}: {2} loads its default, {3}.',
					call.call,
					said,
					call.library,
					known.found.id,
				)
			: l10n.t(
					'{0} names no model for {1}: {2} loads the default of whichever release is installed.',
					call.call,
					said,
					call.library,
				);
		yield {
			message: inSentences(sentence, l10n.t('Name the model that you have chosen.')),
			fixes: fix ? [fix] : [],
		};
	},
};

function fixOf(
	call: WatchedCall,
	{ found, certain }: { readonly found: TaskDefault; readonly certain: boolean },
	text: string | undefined,
): Fix | undefined {
	const edits =
		call.library === 'transformers' ? inPython(call, found, text) : inJavascript(call, found, text);
	return (
		edits && {
			title: certain
				? l10n.t('Name {0}, which is loaded now', found.id)
				: l10n.t('Name {0}, the default of {1} from {2} on', found.id, call.library, found.from),
			edits,
			behaviour: !certain,
		}
	);
}

function inPython(
	call: WatchedCall,
	{ id, revision }: TaskDefault,
	text: string | undefined,
): Edit[] | undefined {
	const { model } = call.slots;
	const near = nearOf(call);
	if (!model) {
		return undefined;
	}
	const around = { text, ...near };
	// A revision that is given without a model is asked of the default.
	const pinned = call.arguments.revision?.state === 'absent' && revision !== undefined;
	const at = pinned ? call.slots.revision : undefined;
	return [setArgument(model, id, around), ...(at && revision ? [setArgument(at, revision, around)] : [])];
}

function inJavascript(
	call: WatchedCall,
	{ id, dtype }: TaskDefault,
	text: string | undefined,
): Edit[] | undefined {
	const { model } = call.slots;
	const { options } = call.arguments;
	if (!model || (dtype !== undefined && options?.state !== 'absent')) {
		return undefined;
	}
	const edit = setArgument(model, id, { text, ...nearOf(call) });
	// What the library loads its default with is not what it loads a named model with.
	return [dtype === undefined ? edit : { ...edit, text: `${edit.text}, { dtype: '${dtype}' }` }];
}

/** The task between its quotes, whose quotes the new texts follow. */
function nearOf({ arguments: { task } }: WatchedCall) {
	return task?.state === 'known' ? { near: { start: task.span.start + 1, end: task.span.end - 1 } } : {};
}
