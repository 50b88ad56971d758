import * as l10n from '@vscode/l10n';
import { hasNoCard } from '../decide/cardFacts';
import type { Finding } from '../finding';
import { licenseText } from '../licenses/licenses';
import { readableLicenses, type StatedLicense } from '../licenses/stated';
import { termsInWords } from '../licenses/terms';
import type { ModelInfo } from '../model';
import { isUnrecorded } from '../unrecorded';
import { inList } from '../wording';
import type { Line } from './hoverLines';
import type { Style } from './style';

/**
 * The stated licence, what its text asks in short, and whether that text is in the repository.
 * @param above Findings that the editor shows above: that the text is missing is not said again.
 */
export function licenseLine(model: ModelInfo, style: Style, above: readonly Finding[] = []): Line {
	const withText = (line: string) =>
		above.some(({ rule }) => rule === 'license-text-missing') ? line : andText(line, model, style);
	const stated = readableLicenses(model);
	if (!model.licenses) {
		return hasNoCard(model)
			? { mark: '!', text: l10n.t('Licence: none stated, the repository has no card') }
			: model.hasCardData === false
				? { mark: '!', text: l10n.t('Licence: none stated, the card holds no metadata') }
				: {
						mark: '○',
						text: isUnrecorded(model, 'cardData')
							? l10n.t('Licence: not recorded here')
							: l10n.t('Licence: not stated'),
					};
	}
	const [first] = stated;
	if (first === undefined) {
		return { mark: '!', text: withText(l10n.t('Licence: none stated')) };
	}
	if (stated.length > 1) {
		const names = stated.slice(0, 4).map(({ name }) => style.words(name));
		return {
			mark: '!',
			text: withText(l10n.t('Licence: several stated, {0}', names.join(', '))),
		};
	}
	const open = first.terms?.commercial === 'yes' && !first.terms.useRestrictions;
	return { mark: open ? '✓' : '!', text: withText(oneLicense(first, style)) };
}

function oneLicense({ kind, name: plain, terms, meant }: StatedLicense, style: Style): string {
	const name = style.words(plain);
	switch (kind) {
		case 'unknown':
			return l10n.t('Licence: stated as unknown');
		case 'other-unnamed':
			return l10n.t('Licence: "other", without a name or a link');
		case 'undefined':
		case 'nonsense':
			return meant
				? l10n.t('Licence: {0}, which the hub does not define; {1} meant?', name, meant.id)
				: l10n.t('Licence: {0}, which the hub does not define', name);
		case 'other-named':
			return terms
				? l10n.t('Licence: its own, {0}: {1}', name, inList(termsInWords(terms)))
				: l10n.t('Licence: its own, {0}; read it', name);
		default:
			return terms
				? l10n.t('Licence: {0}: {1}', name, inList(termsInWords(terms)))
				: l10n.t('Licence: {0}; read its terms', name);
	}
}

function andText(line: string, { files }: ModelInfo, style: Style): string {
	if (!files) {
		return line;
	}
	const text = licenseText(files);
	return text
		? l10n.t('{0} · text in {1}', line, style.code(text.path))
		: l10n.t('{0} · no licence text in the repository', line);
}
