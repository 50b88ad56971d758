import * as vscode from 'vscode';
import type { CodeAtCommit } from '../core/finding';
import type { FileFixes } from '../core/fixAll';
import { pinnedCode } from '../core/pinnedCode';
import { printable } from '../core/printable';
import type { Span } from '../core/reference';
import { inNotice } from '../core/report/notice';
import type { Resolver } from '../core/resolve';
import { firstOf } from '../core/wording';

/** Code that was pinned along, and which loads run it: `chat.py:12`. Plain values, as arguments of a command are. */
export interface ToldCode extends CodeAtCommit {
	readonly places: readonly string[];
}

/** More places of one model, and more models with a button each, than a notice has room for. */
const mostPlaces = 5;
const mostButtons = 3;

/** What the fixes of these files pin. @param lineOf From 0. */
export function toldCode(
	fixes: readonly FileFixes[],
	lineOf: (file: FileFixes, span: Span) => number,
): ToldCode[] {
	return pinnedCode(fixes).map(({ id, commit, places }) => {
		const words = places.map(
			({ file, span }) => `${file.path.slice(file.path.lastIndexOf('/') + 1)}:${lineOf(file, span) + 1}`,
		);
		return { id, commit, places: [...new Set(words)] };
	});
}

/** Says once which code some fixes pinned, which nobody may have read, and opens it at its commit where that is wanted. */
async function tellPinned(
	code: readonly ToldCode[],
	pageOf: (id: string, commit: string) => string | undefined,
): Promise<void> {
	if (code.length === 0) {
		return;
	}
	const names = code.map(({ id, places }) => {
		return vscode.l10n.t('{0} ({1})', printable(id), firstOf(places.map(printable), mostPlaces));
	});
	const message = vscode.l10n.t(
		'Pinned with code that runs on loading (trust_remote_code): {0}. Perhaps nobody has read it: do so before you run it.',
		names.join(', '),
	);
	const pages = new Map<string, string>();
	for (const { id, commit } of code.slice(0, mostButtons)) {
		const page = pageOf(id, commit);
		if (page !== undefined) {
			pages.set(code.length === 1 ? vscode.l10n.t('Show the Code') : printable(id), page);
		}
	}
	const chosen = await vscode.window.showInformationMessage(inNotice(message), ...pages.keys());
	const page = chosen === undefined ? undefined : pages.get(chosen);
	if (page !== undefined) {
		await vscode.env.openExternal(vscode.Uri.parse(page));
	}
}

/** As `tellPinned`, of what is code that was pinned. Not waited for: the fix has done its work, whoever answers. */
export function tellCode(resolver: Resolver, given: unknown): void {
	if (isToldCode(given)) {
		void tellPinned(given, (id, commit) => resolver.page('huggingface', id, commit));
	}
}

/** The argument of the command, which another extension may give anything. */
function isToldCode(given: unknown): given is readonly ToldCode[] {
	const isText = (one: unknown) => typeof one === 'string';
	return (
		Array.isArray(given) &&
		given.every(
			(one) =>
				typeof one === 'object' &&
				one !== null &&
				isText(one.id) &&
				/^[0-9a-f]{40}$/.test(one.commit) &&
				Array.isArray(one.places) &&
				one.places.every(isText),
		)
	);
}
