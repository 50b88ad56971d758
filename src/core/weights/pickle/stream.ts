import * as l10n from '@vscode/l10n';
import { type Examined, Truncated } from '../format';
import { pieceOf, type RangeReader, readerOf } from '../reader';
import { byteAt } from '../report';
import { skipArray } from './arrays';
import { ByteWindow } from './byteWindow';
import { PickleFault } from './fault';
import { type Frame, frameAfter, lostFrom, withoutLost } from './frames';
import { explodes } from './growth';
import { Held } from './held';
import { completed, isWhole, readInstruction } from './instructions';
import { latin1, utf8 } from './lexical';
import { PickleMachine } from './machine';
import type { Nested } from './nested';
import { PickleObserver } from './observer';
import { findPickle } from './probe';
import { PickleStack } from './stack';
import type { Value } from './values';

/** What one stream of a file came to. */
export interface StreamEnd {
	/** What it builds; undefined when it breaks before STOP. */
	readonly result: Value | undefined;
	readonly weightsOnly: boolean;
	readonly instructions: number;
}

const signalEvery = 65_536;
/** Starting over with a few bytes takes as long as many instructions. */
const nestedCost = 200;
const streamCost = 40;
const deepest = 32;
/** Readings of one stream beside the plain one. */
const mostReadings = 2;
const longestEncoded = 8 * 1024 * 1024;

/** Judges the streams of one file. What outlives a stream (registered extensions, storages) is kept here. */
export class StreamJudge {
	readonly observer: PickleObserver;
	/** How many streams are open: an array of objects is one within another. */
	private depth = 0;

	constructor(
		readonly examined: Examined,
		readonly window: ByteWindow,
		private readonly extensions = new Map<number, readonly [string, string]>(),
		/** How many readings of the same stream this one is within. */
		private readonly readings = 0,
	) {
		this.observer = new PickleObserver(examined.report);
	}

	/**
	 * Judges the stream at the window's position and leaves the window behind its STOP. A stream that breaks is an
	 * observation; what it would have done before that stays one.
	 */
	async judge(): Promise<StreamEnd> {
		const { examined, window, observer } = this;
		const held = new Held(examined.budget);
		const machine = new PickleMachine(observer, this.extensions, new PickleStack(held));
		examined.budget.step(streamCost);
		this.depth += 1;
		try {
			if (this.depth > deepest) {
				throw new PickleFault(l10n.t('Its arrays of objects are nested more than {0} deep.', deepest));
			}
			await this.run(machine);
		} catch (error) {
			if (!(error instanceof PickleFault || error instanceof Truncated)) {
				throw error;
			}
			// Where the file breaks off, what is missing from a stream says less than why it is missing.
			const { message } = (error instanceof Truncated && window.fault) || error;
			examined.report.add('malformed', message, byteAt(window.position));
		} finally {
			this.depth -= 1;
			observer.ended();
		}
		await this.judgeNested();
		held.release();
		if (machine.result && explodes(machine.result)) {
			examined.report.add(
				'suspicious',
				l10n.t('What it builds holds itself so many times over that copying or printing it never ends.'),
			);
		}
		return {
			result: machine.result,
			weightsOnly: machine.weightsOnly && observer.weightsOnly,
			instructions: machine.instructions,
		};
	}

	private async run(machine: PickleMachine): Promise<void> {
		const { examined, window, observer } = this;
		const start = window.position;
		let frame: Frame | undefined;
		let otherwise = false;
		while (!machine.result) {
			// Waiting for each of millions would take longer than reading them.
			const ready = readInstruction(window);
			const instruction = isWhole(ready) ? ready : await completed(window, ready);
			examined.budget.step(instruction.opcode.cost);
			if (instruction.opcode.name === 'FRAME' && (instruction.number ?? 0) > window.left) {
				// The reader in C stops here, the one in Python reads on.
				examined.report.add(
					'malformed',
					l10n.t('A frame in it points behind the end of the file.'),
					byteAt(instruction.at),
				);
			}
			const lost = frame && !otherwise ? lostFrom(frame, instruction, window.position) : undefined;
			if (frame && lost !== undefined) {
				otherwise = true;
				await this.judgeOtherwise(withoutLost(window.file, start, frame, lost), instruction.at);
			}
			frame = frameAfter(frame, instruction, window.position);
			machine.execute(instruction);
			if (machine.instructions % signalEvery === 0) {
				examined.signal.throwIfAborted();
			}
			if (observer.nested.isWaiting) {
				await this.judgeNested();
			}
			if (instruction.opcode.name === 'BUILD') {
				await skipArray(machine, this);
			}
		}
	}

	/** Judges the stream as a reader goes on that loses the rest of a frame. */
	private async judgeOtherwise(other: RangeReader, at: number): Promise<void> {
		const { examined, readings } = this;
		examined.report.add(
			'malformed',
			l10n.t(
				'An instruction in it reaches over the end of a frame, where readers go on at different places.',
			),
			byteAt(at),
		);
		if (readings < mostReadings) {
			const apart = { ...examined, report: examined.report.within(l10n.t('read on behind the frame')) };
			await new StreamJudge(apart, new ByteWindow(other), new Map(this.extensions), readings + 1).judge();
		}
	}

	private async judgeNested(): Promise<void> {
		const { examined, observer } = this;
		for (const nested of observer.nested.take()) {
			examined.budget.step(nestedCost);
			const file = await this.nestedFile(nested);
			if (nested.loaded || (await findPickle(file, examined.budget))) {
				await examined.inside(file, l10n.t('bytes at {0}', nested.at));
			}
		}
	}

	private async nestedFile({ bytes: { place, made, encodedFrom } }: Nested): Promise<RangeReader> {
		const { file } = this.window;
		// It has no name of its own, and that of the file around it says nothing about it.
		const path = 'bytes';
		if (place) {
			return pieceOf(file, path, place.start, place.end);
		}
		if (encodedFrom) {
			const end = Math.min(encodedFrom.end, encodedFrom.start + longestEncoded);
			const raw = await file.read(encodedFrom.start, end);
			const text = utf8(raw) ?? latin1(raw);
			if (end < encodedFrom.end) {
				this.examined.report.unread(l10n.t('Bytes in it are too long to be decoded.'));
				this.examined.report.add('suspicious', l10n.t('Bytes in it are too long to be decoded.'));
			}
			return readerOf(
				path,
				Uint8Array.from(text, (character) => character.charCodeAt(0)),
			);
		}
		return readerOf(path, made ?? new Uint8Array());
	}
}
