import * as l10n from '@vscode/l10n';
import type { Fix } from '../finding';
import { setArgument } from '../fixes';
import { declaredText } from './declaredPlace';
import type { CallContext, CallIssue, Rule } from './rule';

/** Since this release `weights_only` is true unless said otherwise. */
const safeByDefault = '2.6';
/** The first release that has `weights_only`. */
const knowsWeightsOnly = '1.13';

export const unsafeTorchLoad: Rule = {
	id: 'unsafe-torch-load',
	severity: 'warning',
	tags: ['safety'],
	docs: {
		when: 'A `torch.load` that opens the file as a full pickle: with `weights_only=False`, with a `pickle_module` of its own, or with neither where the project declares a torch below 2.6. Where no torch is declared, or the declared range allows both, a plain `torch.load(path)` is left alone, since whether it is safe is not known; so is a `weights_only` that is computed, and a file that the same program writes with `torch.save`.',
		why: 'Opening a pickle can run any code its author put into it. With `weights_only=True` torch opens only tensors and what they are made of.',
		fix: 'Adds or sets `weights_only=True`. A file that holds more than weights then fails to load, so the change is shown first; where the program is seen to take more out of it (an optimizer, a vocabulary, a whole model), no change is offered. With torch below 2.6 a prepared file can get around `weights_only=True` too (CVE-2025-32434): update torch, or load safetensors.',
		example: 'state = torch.load("model.pt", weights_only=False)',
		after: 'state = torch.load("model.pt", weights_only=True)',
		source:
			'`torch.load` of the PyTorch documentation: `weights_only` is new in 1.13, and its default is `True` from 2.6 on unless `pickle_module` is given. GHSA-53q9-r3pm-6pq6 for CVE-2025-32434.',
	},
	*checkCall({ call, declared }: CallContext): Iterable<CallIssue> {
		// What the program wrote itself holds no code of somebody else.
		if (call.watch !== 'torch.load' || call.ownFile) {
			return;
		}
		const { weights_only: only, pickle_module: pickler } = call.arguments;
		const said = only?.state === 'known' ? only.value : undefined;
		if (said === true || only?.state === 'unknown') {
			return;
		}
		if (said === false) {
			yield {
				message: call.holdsObjects
					? l10n.t(
							'{0} is told to open its file as a full pickle, which can run code, and takes more than weights out of it. Open only files that you trust, or save the weights apart and load those with weights_only=True.',
							call.call,
						)
					: l10n.t(
							'{0} is told to open its file as a full pickle, which can run code. Load only the weights with weights_only=True; where the file holds more than weights, open only files that you trust, or save the weights apart.',
							call.call,
						),
				fixes: fixesOf({ call, declared }),
			};
			return;
		}
		if (call.keywords?.pickle_module && !(pickler?.state === 'known' && pickler.value === null)) {
			yield {
				message: l10n.t(
					'{0} is given a pickle module of its own, so it opens the file as a full pickle, which can run code. Leave pickle_module out and load only the weights with weights_only=True.',
					call.call,
				),
			};
			return;
		}
		const declaration = declared.of('torch');
		if (declaration && declared.isBelow('torch', safeByDefault)) {
			yield {
				message: call.holdsObjects
					? l10n.t(
							'{0} opens its file as a full pickle, which can run code: that is its default below torch 2.6, and this project declares {1}. More than weights is taken out of it: open only files that you trust, or save the weights apart and load those with weights_only=True.',
							call.call,
							declaredText(declaration),
						)
					: l10n.t(
							'{0} opens its file as a full pickle, which can run code: that is its default below torch 2.6, and this project declares {1}. Load only the weights with weights_only=True, and update torch.',
							call.call,
							declaredText(declaration),
						),
				fixes: fixesOf({ call, declared }),
			};
		}
	},
};

function fixesOf({ call, declared }: Pick<CallContext, 'call' | 'declared'>): readonly Fix[] {
	const slot = call.slots.weights_only;
	// A file that is known to hold more would fail to load.
	return slot && !call.holdsObjects && declared.isBelow('torch', knowsWeightsOnly) !== true
		? [{ title: l10n.t('Load only the weights'), edits: [setArgument(slot, true)], behaviour: true }]
		: [];
}
