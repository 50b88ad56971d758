import * as vscode from 'vscode';
import { checkReferences } from '../core/check';
import type { Finding, ResolvedReference } from '../core/finding';
import { formatOf } from '../core/formats';
import { signInHelps } from '../core/hubs/signIn';
import type { ModelReference } from '../core/reference';
import { countedFindings } from '../core/report/countedFindings';
import { toHover } from '../core/report/hover';
import { actionsFor, type HoverAction } from '../core/report/hoverActions';
import { markdownStyle } from '../core/report/style';
import type { Resolver } from '../core/resolve';
import { type AllAnswers, askForRules } from '../core/rules/answers';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { setContext } from './contexts';
import { commandIds } from './contributions';
import { tells } from './findingDiagnostics';
import { type Place, placeAt } from './referencePlace';
import type { Settings } from './settings';
import { isNotebook, offsetIn, placeOf, type Sheet, sheetOf, textOf } from './sheets';
import { toSignal } from './spans';
import { fileAt } from './workspace';

export interface HoverOptions {
	readonly analyses: Analyses;
	resolver(): Resolver;
	settings(scope: vscode.Uri): Settings;
	/** Whether questions carry a token. */
	signedIn(): Promise<boolean>;
	/** A hub has answered about a model. */
	answered(model: Pick<ModelReference, 'hub' | 'id'>): void;
	readonly log: vscode.LogOutputChannel;
}

/** What a reference is, may do and may be used for; on the id, and on a name that stands for it in a load. */
export class Hover implements vscode.HoverProvider {
	constructor(private readonly options: HoverOptions) {}

	async provideHover(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.Hover | undefined> {
		const { analyses, resolver, settings } = this.options;
		if (!settings(document.uri).hover) {
			return undefined;
		}
		const sheet = sheetOf(document);
		const offset = offsetIn(sheet, document, position);
		const place =
			placeAt((await unlessAborted(analyses.references(document))) ?? [], offset) ??
			placeAt((await unlessAborted(analyses.mentions(document))) ?? [], offset);
		if (!place || token.isCancellationRequested) {
			return undefined;
		}
		const answers = await unlessAborted(resolver().resolve([asked(place.reference)], toSignal(token)));
		const resolved = answers?.[0];
		if (resolved && !['unreachable', 'not-asked'].includes(resolved.lookup.state)) {
			this.options.answered(resolved.reference);
		}
		// No question is among it: only what was read of the weights before.
		const known = resolved && (await unlessAborted(askForRules([], [resolved], resolver(), toSignal(token))));
		const signedIn = await this.options.signedIn();
		if (!resolved || !known || sheetOf(document).version !== sheet.version) {
			return undefined;
		}
		const { rules } = settings(document.uri);
		// Prose loads nothing, so there is nothing to find fault with.
		const mention = place.reference.role === 'mention';
		const findings = mention ? [] : this.findingsOf(document, sheet, { resolved, rules, answers: known });
		const { inspected = [] } = known.of(place.reference);
		const { hub, id } = place.reference;
		const at = [document.uri.toString(), place.reference.span.start];
		const pins = findings.some((finding) => finding.rule === 'unpinned-revision' && finding.fixes.length > 0);
		const signIn = signInHelps(hub, resolved.lookup, {
			signedIn,
			paused: resolver().pausedUntil !== undefined,
		});
		const titles: Readonly<Record<HoverAction, string>> = {
			showModel: vscode.l10n.t('All facts'),
			inspectWeights: vscode.l10n.t('Inspect weights'),
			decide: vscode.l10n.t('Decide'),
		};
		setContext('looked', true);
		const text = toHover(resolved, findings, {
			now: Date.now(),
			// Datasets and spaces have theirs elsewhere.
			page: place.reference.kind === 'model' ? resolver().page(hub, id) : undefined,
			load: place.load,
			inspected,
			written: writtenWords(document, sheet, place),
			place: ({ path, line }) => {
				const uri = fileAt(path, document.uri);
				return linkTo(uri, line, vscode.l10n.t('{0}, line {1}', vscode.workspace.asRelativePath(uri), line));
			},
			above: findings.filter((finding) => isShown(finding, document, position)),
			links: [
				...(pins ? [{ title: vscode.l10n.t('Pin'), command: commandUri(commandIds.pin, at) }] : []),
				...actionsFor(place.reference, resolved.lookup).map((action) => ({
					title: titles[action],
					command: commandUri(commandIds[action], at),
				})),
				...(signIn ? [{ title: vscode.l10n.t('Sign in'), command: `command:${commandIds.signIn}` }] : []),
			],
		});
		const markdown = new vscode.MarkdownString(text, true);
		markdown.isTrusted = {
			enabledCommands: [
				commandIds.pin,
				commandIds.showModel,
				commandIds.inspectWeights,
				commandIds.decide,
				commandIds.signIn,
			],
		};
		return new vscode.Hover(markdown, placeOf(sheet, place.span).range);
	}

	/**
	 * What is found at the reference: as the findings of the document say, where they are there already; else what the
	 * lookup alone tells, since a hover asks no more than that.
	 */
	private findingsOf(
		document: vscode.TextDocument,
		sheet: Sheet,
		{
			resolved,
			rules,
			answers,
		}: {
			readonly resolved: ResolvedReference;
			readonly rules: Settings['rules'];
			readonly answers: AllAnswers;
		},
	): readonly Finding[] {
		const { start } = resolved.reference.span;
		const known = this.options.analyses
			.known(document)
			?.findings.filter(
				({ reference }) => reference?.id === resolved.reference.id && reference.span.start === start,
			);
		const found =
			known?.map((finding) => ({ ...finding, reference: resolved.reference })) ??
			checkReferences([resolved], { rules }, this.options.log, {
				text: textOf(sheet),
				format: formatOf(document.uri.path, document.languageId),
				answers,
			});
		return countedFindings(found);
	}
}

/** Whether VS Code shows the finding in its own part of a hover there, which stands above ours. */
function isShown(finding: Finding, { uri }: vscode.TextDocument, position: vscode.Position): boolean {
	const visible = vscode.workspace.getConfiguration('problems', uri).get<boolean>('visibility') !== false;
	return (
		visible &&
		vscode.languages
			.getDiagnostics(uri)
			.some((diagnostic) => diagnostic.range.contains(position) && tells(diagnostic, finding))
	);
}

/** A mention is looked up because a person asks for it; by itself it is not. */
function asked(reference: ModelReference): ModelReference {
	return reference.role === 'mention' ? { ...reference, role: 'constant' } : reference;
}

/** Where the id is written that a name stands for, as Markdown, with a link where there is one; undefined on the id. */
function writtenWords(document: vscode.TextDocument, sheet: Sheet, place: Place): string | undefined {
	const { origin, span } = place.reference;
	if (origin) {
		const uri = fileAt(origin.path, (sheet.documents[0] as vscode.TextDocument).uri);
		const name = vscode.workspace.asRelativePath(uri);
		return linkTo(uri, origin.line, vscode.l10n.t('Written in {0}, line {1}', name, origin.line));
	}
	if (!place.load) {
		return undefined;
	}
	const written = placeOf(sheet, span);
	const line = written.range.start.line + 1;
	return written.document === document
		? linkTo(document.uri, line, vscode.l10n.t('Written in line {0}', line))
		: markdownStyle.words(vscode.l10n.t('Written in line {0} of another cell', line));
}

/** A link of ours to a line; only words to a cell of a notebook, whose address has no room for a line. */
function linkTo(uri: vscode.Uri, line: number, text: string): string {
	const words = markdownStyle.words(text);
	return uri.fragment === '' && !isNotebook(uri)
		? `[${words}](${uri.with({ fragment: `L${line}` })})`
		: words;
}

function commandUri(command: string, args: readonly unknown[]): string {
	return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
