import { sentenceOf } from '../../thrown';
import { readTyped, valueText } from '../screen/needRows';
import type { PanelAct } from '../screen/panelAct';
import type { NeedField } from '../screen/screen';
import type { NeedEdit } from '../screen/state';
import type { SessionDoors } from './doors';
import type { DecisionSession } from './session';

/**
 * Takes what was typed into the field of a need. It stands in the field at once, and is written in its turn: each writes
 * the file that the one before has left. What cannot be used or written stays in the field with the reason; throws an
 * error with a sentence when it could not be written.
 */
export async function giveNeed(
	session: DecisionSession,
	{ need, value, edit: number }: Extract<PanelAct, { act: 'need' }>,
	doors: SessionDoors,
): Promise<void> {
	const { edits } = session.current;
	const edit: NeedEdit = { number: number ?? edits[need]?.number ?? 0, typed: value };
	session.set({ edits: { ...edits, [need]: edit } });
	await session.inTurn(async () => {
		try {
			await write(session, need, value, doors);
		} catch (error) {
			const { faults } = session.current;
			session.set({ faults: { ...faults, [need]: { typed: value, fault: sentenceOf(error) } } });
			throw error;
		} finally {
			const { edits: now } = session.current;
			// What was typed into the same field meanwhile has its own turn.
			if (now[need] === edit) {
				session.set({ edits: { ...now, [need]: { number: edit.number } } });
			}
		}
	});
}

async function write(
	session: DecisionSession,
	need: NeedField['need'],
	typed: string,
	doors: SessionDoors,
): Promise<void> {
	const read = readTyped(need, typed);
	const { [need]: _, ...faults } = session.current.faults;
	if ('fault' in read) {
		session.set({ faults: { ...faults, [need]: { typed, fault: read.fault } } });
		return;
	}
	// A guess that somebody looked at and took away does not come back.
	const guesses = session.current.guesses.filter((guess) => guess.need !== need);
	session.set({ faults, guesses });
	await doors.writeNeed(need, read.value);
	noteNeeds(session);
	await session.reloadPolicy();
	await session.keep();
}

/** The needs have a file of their own, which counts for more than this decision: it is named where files are. */
function noteNeeds(session: DecisionSession): void {
	session.set({ saved: { ...session.current.saved, needs: true } });
}

/** Writes the guess of this need, or all of them, as what the team needs. Throws as `giveNeed` does. */
export function confirmNeeds(
	session: DecisionSession,
	need: NeedField['need'] | undefined,
	doors: SessionDoors,
): Promise<void> {
	return session.inTurn(async () => {
		const confirmed = session.current.guesses.filter((guess) => need === undefined || guess.need === need);
		for (const guess of confirmed) {
			const read = readTyped(guess.need, valueText(guess.need, guess.value));
			if ('value' in read) {
				await doors.writeNeed(guess.need, read.value);
				noteNeeds(session);
			}
		}
		// They stand in their fields until the file says so: none is empty between the two.
		await session.reloadPolicy();
		session.set({ guesses: session.current.guesses.filter((guess) => !confirmed.includes(guess)) });
		await session.keep();
	});
}
