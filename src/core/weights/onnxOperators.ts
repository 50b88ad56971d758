import * as l10n from '@vscode/l10n';
import { byteAt, excerpt, type Report } from './report';

/** Domains whose operators the ONNX standard defines, and those of onnxruntime. */
const knownDomains: ReadonlySet<string> = new Set([
	'',
	'ai.onnx',
	'ai.onnx.ml',
	'ai.onnx.training',
	'ai.onnx.preview',
	'ai.onnx.preview.training',
	'com.microsoft',
]);

/** Operators that are more than arithmetic, whatever their domain. */
const foreignOperators: ReadonlyMap<string, () => string> = new Map([
	['PythonOp', () => l10n.t('The operator PythonOp runs a function of Python.')],
	['PythonOpGrad', () => l10n.t('The operator PythonOpGrad runs a function of Python.')],
	['ATen', () => l10n.t('The operator ATen runs any function of PyTorch.')],
	['EPContext', () => l10n.t('The operator EPContext holds or names a compiled program for an accelerator.')],
]);

const mostKept = 10_000;

/** Which operators a model uses, and which functions it brings along. A text that comes twice is one of several. */
export interface OperatorRules {
	node(at: number, operators: readonly string[], domains: readonly string[]): void;
	/** A function of the model itself: its nodes are judged like all others, and calling it runs nothing else. */
	defines(names: readonly string[], domains: readonly string[]): void;
	/** Functions may be defined behind the nodes that call them: judges at the end. */
	conclude(): void;
}

/** Fresh rules for one model. */
export function operatorRules(report: Report): OperatorRules {
	const defined = new Set<string>();
	const used = new Map<string, { readonly domain: string; readonly operator: string; readonly at: number }>();
	return {
		node(at, operators, domains) {
			for (const domain of orNone(domains)) {
				for (const operator of orNone(operators)) {
					const key = `${domain}\n${operator}`;
					const known = knownDomains.has(domain) && !foreignOperators.has(operator);
					if (!known && !used.has(key) && used.size < mostKept) {
						used.set(key, { domain, operator, at });
					}
				}
			}
		},
		defines(names, domains) {
			// The last one counts, where a text comes twice.
			if (defined.size < mostKept) {
				defined.add(`${domains.at(-1) ?? ''}\n${names.at(-1) ?? ''}`);
			}
		},
		conclude() {
			for (const [key, { domain, operator, at }] of used) {
				const foreign = foreignOperators.get(operator);
				if (foreign) {
					report.add('suspicious', foreign(), byteAt(at));
				} else if (!defined.has(key)) {
					const message = l10n.t(
						'The operator {0} of the domain {1} is not of the standard: code that must be installed runs it.',
						`"${excerpt(operator)}"`,
						`"${excerpt(domain)}"`,
					);
					report.add('suspicious', message, byteAt(at));
				}
			}
		},
	};
}

/** A field that is left out is an empty text. */
function orNone(texts: readonly string[]): readonly string[] {
	return texts.length === 0 ? [''] : texts;
}
