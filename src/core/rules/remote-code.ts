import * as l10n from '@vscode/l10n';
import type { CodeAtCommit, Edit, Fix } from '../finding';
import { setArgument } from '../fixes';
import type { Load, Slot, Span } from '../reference';
import { removeArgument } from '../removal/removal';
import { codeRepositories, codeRepository } from './answers';
import { isUsedModel, knownModel } from './facts';
import { whatItMeans } from './meant';
import { isCommit, pinState, shortCommit } from './revision';
import type { Issue, Rule, RuleContext } from './rule';
import { codeMessage, lacksCode, type TrustingLoad, trusting, withCode } from './trustedCode';

export const remoteCode: Rule = {
	id: 'remote-code',
	severity: 'warning',
	tags: ['safety', 'reproducibility'],
	docs: {
		when: 'A call says `trust_remote_code=True`, or `trust_repo=True` for torch.hub. The message lists the Python files that the configuration names at that revision, and says when they are of another repository; also `custom_generate/generate.py`, which transformers runs unnamed. So with `generate(custom_generate=…)`. Nothing is said of a value that cannot be read from the text, nor of functions of your own that only this keyword betrays, unless the hub knows the model.',
		why: 'The code runs with your rights where the model is loaded. Without a pinned commit it can be replaced tomorrow; code of another repository can, even when the model is pinned.',
		fix: 'Where the repository has no code, the fix removes the argument. Where a pinned model takes its code from another repository, the fix pins that with `code_revision`. Else read the files, pin the commit you have read, or choose a model that the library supports by itself. For torch.hub the fix has the first use ask.',
		example: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncased", trust_remote_code=True)',
		after: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncased")',
		source:
			'`auto_map` in the configuration of the model, as the hub’s model object repeats it; `get_class_from_dynamic_module` of transformers, which takes code of another repository from its main branch unless `code_revision` is given; `load_custom_generate` of transformers, which takes no revision from `generate`; torch/hub.py, which imports `hubconf.py`.',
	},
	asks: {
		question: 'code',
		of: (resolved) =>
			isUsedModel(resolved) && trusting(resolved).length > 0 && codeRepositories(resolved).length > 0,
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		const { hub, kind, role } = resolved.reference;
		if (hub === 'pytorch-hub' && kind === 'model' && role !== 'mention') {
			yield* hubconf(context);
			return;
		}
		if (!isUsedModel(resolved)) {
			return;
		}
		const groups = new Map<string, { loads: TrustingLoad[]; message: string }>();
		for (const one of trusting(resolved)) {
			const message = codeMessage(resolved.reference.id, one, context.text);
			const group = groups.get(message) ?? { loads: [], message };
			group.loads.push(one);
			groups.set(message, group);
		}
		for (const { loads, message } of groups.values()) {
			const fix = removal(loads, context) ?? codePin(loads, context);
			yield { message, loads: loads.map(({ load }) => load), fixes: fix ? [fix] : [] };
		}
	},
};

function removal(loads: readonly TrustingLoad[], { text }: RuleContext): Fix | undefined {
	const edits: Edit[] = [];
	for (const { load, known } of loads) {
		const slot = load.slots.trust_remote_code;
		const edit =
			known && lacksCode(known) && slot && slot.span.start < slot.span.end && text !== undefined
				? removeArgument(text, {
						value: slot.span,
						within: around(load, slot, text),
						notation: slot.notation,
					})
				: undefined;
		if (!edit) {
			return undefined;
		}
		edits.push(edit);
	}
	// A tokenizer's own configuration may name code of another repository, and is not what the hub repeats.
	const certain = loads.every(
		({ load }) => load.reads === 'weights' && /(?:^|\.)Auto\w+\.from_pretrained$/.test(load.call),
	);
	return {
		title: l10n.t('Remove trust_remote_code: the repository has no code'),
		edits,
		behaviour: !certain,
	};
}

/** The call or command; an entry of a configuration stands beside the one that names the model. */
function around({ span }: Load, { span: value }: Slot, text: string): Span {
	return span.start <= value.start && value.end <= span.end ? span : { start: 0, end: text.length };
}

/** `code_revision` for a pinned model whose code is all of one other repository. */
function codePin(loads: readonly TrustingLoad[], { resolved, answers, text }: RuleContext): Fix | undefined {
	const { code } = answers.of(resolved.reference);
	const edits: Edit[] = [];
	const pinned = new Map<string, CodeAtCommit>();
	let recorded = false;
	for (const { load, known } of loads) {
		const repositories = new Set((known?.model.remoteCode ?? []).map(codeRepository));
		const [repository] = repositories;
		const lookup = repositories.size === 1 && repository ? code?.get(repository) : undefined;
		const other = lookup && knownModel(lookup);
		const commit = other?.asOf === undefined ? other?.model.commit : undefined;
		const slot = load.slots.code_revision;
		const open = load.options.code_revision?.state === 'absent';
		if (!repository || !commit || !isCommit(commit) || !slot || !open || pinState(load) !== 'pinned') {
			return undefined;
		}
		recorded ||= other?.model.recorded === true;
		pinned.set(`${repository} ${commit}`, { id: repository, commit });
		edits.push(setArgument(slot, commit, { text, near: resolved.reference.span }));
	}
	const [first, ...others] = pinned.values();
	if (!first) {
		return undefined;
	}
	const title = l10n.t(
		'Pin its code to commit {0} ({1})',
		shortCommit(first.commit),
		whatItMeans('main', { recorded }),
	);
	return { ...withCode(title, [first, ...others]), edits, behaviour: false };
}

/** torch.hub imports hubconf.py of a GitHub repository, after a question that `trust_repo=True` answers beforehand. */
function* hubconf({ resolved, text }: RuleContext): Iterable<Issue> {
	const loads = resolved.loads
		.map(({ load }) => load)
		.filter(({ options }) => options.trust_repo?.state === 'known' && options.trust_repo.value === true);
	if (loads.length === 0) {
		return;
	}
	const edits = loads.flatMap(({ slots: { trust_repo: slot } }) =>
		slot && slot.span.start < slot.span.end
			? [setArgument(slot, 'check', { text, near: resolved.reference.span })]
			: [],
	);
	yield {
		message: l10n.t(
			'{0}: torch.hub runs hubconf.py of this GitHub repository here without asking (trust_repo=True). Read it at the ref that is loaded, and name a tag rather than a branch.',
			resolved.reference.id,
		),
		loads,
		fixes:
			edits.length === loads.length
				? [
						{
							title: l10n.t('Have torch.hub ask before the first use'),
							edits,
							behaviour: true,
							loadsTheSame: true,
						},
					]
				: [],
	};
}
