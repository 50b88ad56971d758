import * as l10n from '@vscode/l10n';
import { type Budget, createBudget, Overspent } from './budget';
import { goesByName, isMisnamed } from './extensions';
import { type Examined, headLength, type Outcome, Truncated, type WeightFormat } from './format';
import { weightFormats } from './formats';
import { readAhead } from './readAhead';
import type { RangeReader } from './reader';
import { createReport, excerpt, type Report } from './report';
import { sentenceOf } from './sentence';
import { Unreadable } from './unreadable';
import { byStrength, type Inspection, verdictOf } from './verdict';

export { Unreadable } from './unreadable';

/** Archives in archives in archives: nobody packs weights deeper. */
const deepest = 6;

/** How a file is judged. */
export interface Inspecting {
	readonly signal: AbortSignal;
	/** Told of an error in our own reading of the format: for the log, and for tests that no input may reach. */
	readonly onFault?: (error: unknown) => void;
	readonly formats?: readonly WeightFormat[];
}

/**
 * Judges a file of weights without ever running anything of it. Throws `Unreadable` when its bytes could not be had, and
 * the signal's reason when it was cancelled.
 */
export async function inspectWeights(
	file: RangeReader,
	{ signal, onFault, formats = weightFormats }: Inspecting,
): Promise<Inspection> {
	const report = createReport();
	const budget = createBudget();
	let bytesRead = 0;
	let requests = 0;
	let failure: Unreadable | undefined;
	async function ask(start: number, end: number): Promise<Uint8Array> {
		let bytes: Uint8Array;
		try {
			bytes = await file.read(start, end);
		} catch (cause) {
			signal.throwIfAborted();
			throw new Unreadable(cause instanceof Error ? cause.message : String(cause), { cause });
		}
		const due = Math.min(end, file.size) - Math.min(start, file.size);
		if (bytes.length !== due) {
			throw new Unreadable(l10n.t('Only {0} of {1} bytes of a piece of it came.', bytes.length, due));
		}
		return bytes;
	}
	const counted: RangeReader = {
		path: file.path,
		size: file.size,
		async read(start, end) {
			signal.throwIfAborted();
			// Who goes on with the next member after a limit was reached gets no more of the file.
			budget.read(0);
			requests += 1;
			const bytes = await ask(start, end).catch((error: unknown) => {
				failure ??= error instanceof Unreadable ? error : undefined;
				throw error;
			});
			bytesRead += bytes.length;
			budget.read(bytes.length);
			return bytes;
		},
	};
	const whole = readAhead(counted);
	const outcome = await judge(whole, {
		report,
		budget,
		trials: createBudget(),
		depth: 0,
		within: '',
		signal,
		onFault,
		formats,
	});
	if (failure) {
		// Whatever a format made of it: from half the bytes there is no verdict.
		throw failure;
	}
	const findings = [...report.findings].sort(byStrength);
	const verdict = verdictOf(findings);
	return {
		file: file.path,
		format: outcome.format,
		verdict,
		sentence: sentenceOf(verdict, findings[0]?.message, outcome),
		globals: [...report.globals].sort(),
		findings,
		loadsWeightsOnly: verdict === 'safe' && outcome.loadsWeightsOnly === true,
		notRead: [...report.notRead],
		...(outcome.tensors ? { tensors: outcome.tensors } : {}),
		size: file.size,
		...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
		bytesRead,
		requests,
	};
}

interface Setting {
	readonly report: Report;
	readonly budget: Budget;
	/** Of telling formats, which spends nothing of what judging may cost. */
	readonly trials: Budget;
	readonly depth: number;
	readonly within: string;
	readonly signal: AbortSignal;
	readonly onFault: ((error: unknown) => void) | undefined;
	readonly formats: readonly WeightFormat[];
}

async function judge(file: RangeReader, setting: Setting): Promise<Outcome> {
	const { report, budget, trials, depth, within, signal, formats } = setting;
	if (depth > deepest) {
		report.add(
			'suspicious',
			l10n.t('Archives are nested more than {0} deep; what is inside was not judged.', deepest),
		);
		return { format: 'unknown' };
	}
	let format = 'unknown';
	try {
		budget.step();
		const head = await file.read(0, headLength);
		const judging =
			(await recognised(formats, head, file, within, trials)) ??
			formats.find((each) => goesByName(each, file.path));
		if (!judging) {
			if (depth === 0) {
				report.add(
					'suspicious',
					l10n.t('Its format is not known, so nothing can be said about what loading it does.'),
				);
			}
			return { format };
		}
		format = judging.id;
		if (isMisnamed(judging, file.path, formats)) {
			report.add(
				'suspicious',
				l10n.t('{0} is a file of the format {1}, which its name does not say.', excerpt(file.path), format),
			);
		}
		const examinedInto = (own: Report): Examined => ({
			file,
			head,
			report: own,
			budget,
			depth,
			within,
			signal,
			inside: (member, place, container = format) =>
				judge(member, { ...setting, report: own.within(place), depth: depth + 1, within: container }),
			checked: (place, step) => step().catch((error) => observe(error, own.within(place), setting)),
			async aside(work) {
				const { report: apart, settle } = own.aside();
				const outcome = await work(examinedInto(apart));
				settle();
				return outcome;
			},
		});
		return { format, ...(await judging.judge(examinedInto(report))) };
	} catch (error) {
		observe(error, report, setting);
		return { format };
	}
}

/** What went wrong in a part is an observation about it, except that the file could not be had. */
function observe(error: unknown, report: Report, { signal, onFault }: Setting): void {
	if (error instanceof Truncated) {
		report.add('malformed', error.message);
	} else if (error instanceof Overspent) {
		report.stopped(error.message);
	} else if (error instanceof Unreadable || signal.aborted) {
		throw error;
	} else {
		onFault?.(error);
		report.add(
			'suspicious',
			l10n.t('Reading it failed in a way that was not foreseen, so it was not judged.'),
		);
	}
}

async function recognised(
	formats: readonly WeightFormat[],
	head: Uint8Array,
	file: RangeReader,
	within: string,
	trials: Budget,
): Promise<WeightFormat | undefined> {
	for (const format of formats) {
		if (await format.recognises(head, file, within, trials)) {
			return format;
		}
	}
	return undefined;
}
