// Models that come as Python packages: requirement lines with the address of a wheel.
import type { Argument, Load, Span } from '../reference';
import { addFound, type Found } from './found';
import { refIn } from './links';
import { repositoryOf } from './spellings';

// Releases of explosion/spacy-models: …/releases/download/NAME-VERSION/NAME-VERSION-py3-none-any.whl
const release =
	/^https?:\/\/github\.com\/explosion\/spacy-models\/releases\/download\/([a-z]{2,3}_[a-z]+_[a-z]+_[a-z]{2,4})-(\d[\w.]{0,30})\//;

const address = /https?:\/\/[^\s"'<>;#\\]{8,500}/g;

/** Collects the models behind the addresses of wheels in `text`, or in a part of it. */
export function findWheels(text: string, found: Map<number, Found>, within?: Span): void {
	const offset = within?.start ?? 0;
	for (const one of text.slice(offset, within?.end).matchAll(address)) {
		const [link] = one;
		const span = { start: offset + one.index, end: offset + one.index + link.length };
		const [, name, version] = release.exec(link) ?? [];
		const said = name === undefined && link.includes('.whl') ? repositoryOf(link) : undefined;
		if (name === undefined && !(said?.url && said.kind === 'model')) {
			continue;
		}
		const revision = version ?? said?.revision;
		const ref = refIn(text, span, said);
		const asked: Argument =
			revision === undefined ? { state: 'absent' } : { state: 'known', value: revision, span: ref ?? span };
		const load: Load = {
			library: 'spacy',
			call: 'requirement',
			span,
			use: span,
			reads: 'snapshot',
			takesRevision: 'url',
			revision: asked,
			options: {},
			slots: ref ? { revision: { span: ref, before: '', after: '', notation: 'shell' } } : {},
		};
		addFound(found, {
			hub: said ? 'huggingface' : 'other',
			kind: 'model',
			id: said?.id ?? name ?? '',
			text: link,
			span,
			role: 'load',
			loads: [load],
		});
	}
}
