import * as l10n from '@vscode/l10n';
import type { Examined, Outcome } from '../format';
import type { ZipMember } from './member';

/** Formats whose raw numbers are not read, so not for their checksum either where they are many. */
const mostlyRaw = new Set(['numpy', 'safetensors', 'gguf', 'onnx', 'keras-h5']);
const mostChecked = 1024 * 1024;
const mostCheckedRaw = 16 * 1024;

/** A member costs opening, recognising and a checksum. */
const stepsEach = 64;

/**
 * Judges a member as a file of its own, whatever its name is, and reports a wrong checksum. `container` is the id of the
 * kind of zip it stands in.
 */
export async function judgeMember(
	examined: Examined,
	member: ZipMember,
	container: string,
): Promise<Outcome> {
	examined.signal.throwIfAborted();
	examined.budget.step(stepsEach);
	const file = await member.open();
	if (!file) {
		return { format: 'unread' };
	}
	const outcome = await examined.inside(file, member.name, container);
	if (member.encrypted) {
		const report = examined.report.within(member.name);
		report.add(
			'suspicious',
			outcome.format === 'unknown'
				? l10n.t('It is said to be encrypted, and nothing in it can be read, so it was not judged.')
				: l10n.t(
						'It is said to be encrypted though its bytes are plain: many readers refuse it, PyTorch does not.',
					),
		);
	}
	// A piece that cannot be unpacked was reported by whoever read it.
	await examined.checked(member.name, () =>
		member.verify(mostlyRaw.has(outcome.format) ? mostCheckedRaw : mostChecked),
	);
	member.close();
	return outcome;
}
