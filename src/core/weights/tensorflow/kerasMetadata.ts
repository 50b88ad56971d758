import * as l10n from '@vscode/l10n';
import { cursorOf } from '../cursor';
import type { WeightFormat } from '../format';
import { readJson } from '../jsonFile';
import { judgeModelConfig } from '../keras/modelConfig';
import { NotProtobuf, type Shapes, walkProtobuf } from '../protobuf';
import { nameOf } from '../reader';
import { byteAt } from '../report';

/** Of Keras's `saved_metadata.proto`: each layer with its configuration in JSON. */
const shapes: Shapes = {
	SavedMetadata: { 1: { message: 'SavedObject' } },
	SavedObject: { 5: 'text' },
};

/** What Keras 2 keeps beside a saved model to build its layers from: `keras_metadata.pb`. */
export const kerasMetadata: WeightFormat = {
	id: 'keras-metadata',
	recognises: (head, file) => head[0] === 0x0a && nameOf(file.path).toLowerCase() === 'keras_metadata.pb',
	async judge({ file, report, budget, signal }) {
		const visitor = {
			text(_message: string, _field: number, text: string, _at: number, cut: boolean) {
				const config = cut ? undefined : readJson(new TextEncoder().encode(text), report, budget);
				if (config !== undefined) {
					judgeModelConfig(config, report, budget);
				} else if (cut) {
					report.add('suspicious', l10n.t('A configuration in it is too long, and was not read.'));
				}
			},
			enter() {},
			leave() {},
			number() {},
			bytes() {},
			stranger() {},
		};
		try {
			const cursor = cursorOf(file, { least: 8 * 1024, most: 256 * 1024 });
			await walkProtobuf(cursor, shapes, 'SavedMetadata', visitor, budget, signal);
		} catch (error) {
			if (!(error instanceof NotProtobuf)) {
				throw error;
			}
			report.add('malformed', error.message, byteAt(error.offset));
		}
		return undefined;
	},
};
