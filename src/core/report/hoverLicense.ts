import * as l10n from '@vscode/l10n';
import { licenseOf, licenseText } from '../licenses/licenses';
import { termsInWords } from '../licenses/terms';
import type { ModelInfo } from '../model';
import type { Line } from './hoverLines';
import type { Style } from './style';

/** The stated licence, what its text asks in short, and whether that text is in the repository. */
export function licenseLine(model: ModelInfo, style: Style): Line {
	const stated = model.licenses?.map((id) => id.trim()).filter((id) => /[\p{L}\p{N}]/u.test(id));
	if (!stated) {
		return model.hasCardData === false
			? { mark: '!', text: l10n.t('Licence: none stated, the card holds no metadata') }
			: { mark: '○', text: l10n.t('Licence: not stated') };
	}
	const [first] = stated;
	if (first === undefined) {
		return { mark: '!', text: withText(l10n.t('Licence: none stated'), model, style) };
	}
	if (stated.length > 1) {
		const names = stated.slice(0, 4).map((id) => style.words(licenseOf(id)?.name ?? id));
		return {
			mark: '!',
			text: withText(l10n.t('Licence: several stated, {0}', names.join(', ')), model, style),
		};
	}
	return oneLicense(first, model, style);
}

function oneLicense(id: string, model: ModelInfo, style: Style): Line {
	const license = licenseOf(id);
	if (license?.id === 'unknown') {
		return { mark: '!', text: withText(l10n.t('Licence: stated as unknown'), model, style) };
	}
	if (license?.id === 'other') {
		const named = model.licenseName ?? model.licenseLink;
		const text = named
			? l10n.t('Licence: its own, {0}; read it', style.words(named))
			: l10n.t('Licence: "other", without a name or a link');
		return { mark: '!', text: withText(text, model, style) };
	}
	if (!license) {
		const text = l10n.t('Licence: {0}, which the hub does not define', style.words(id));
		return { mark: '!', text: withText(text, model, style) };
	}
	const name = style.words(license.name);
	if (!license.terms) {
		return {
			mark: '!',
			text: withText(l10n.t('Licence: {0}; read its terms', name), model, style),
		};
	}
	const open = license.terms.commercial === 'yes' && !license.terms.useRestrictions;
	const words = l10n.t('Licence: {0}: {1}', name, termsInWords(license.terms).join(', '));
	return { mark: open ? '✓' : '!', text: withText(words, model, style) };
}

function withText(line: string, { files }: ModelInfo, style: Style): string {
	if (!files) {
		return line;
	}
	const text = licenseText(files);
	return text
		? l10n.t('{0} · text in {1}', line, style.code(text.path))
		: l10n.t('{0} · no licence text in the repository', line);
}
