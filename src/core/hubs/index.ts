import type { Host } from '../host';
import type { HubId } from '../reference';
import type { Hub, HubSettings } from './hub';
import { createHuggingFace } from './huggingface';
import { createKaggle } from './kaggle';
import { createMatlab } from './matlab';
import { createModelhub } from './modelhub';
import { createModelscope } from './modelscope';
import { createModelzoo } from './modelzoo';
import { createNgc } from './ngc';
import { createOllama } from './ollama';
import { createOnnxZoo } from './onnxZoo';
import { createPytorchHub } from './pytorchHub';
import { createUnsupported } from './unsupported';

/** Every hub that a reference can name. */
export interface Hubs {
	get(id: HubId): Hub;
	/** Has every hub asked again, and keeps what is known until it answers. */
	recheck(): void;
	/** Forgets what the hubs answered, but for the store, which whoever owns it empties. */
	clear(): void;
	/** The latest time (milliseconds since 1970) until which a hub is left alone; undefined while none is. */
	readonly pausedUntil: number | undefined;
}

/** One line per hub. */
export function createHubs(host: Host, settings: HubSettings): Hubs {
	const hubs: Readonly<Record<HubId, Hub>> = {
		huggingface: createHuggingFace(host, settings),
		'pytorch-hub': createPytorchHub(host, settings),
		'tfhub/kaggle': createKaggle(host, settings),
		modelscope: createModelscope(host, settings),
		ollama: createOllama(host, settings),
		ngc: createNgc(),
		'onnx-zoo': createOnnxZoo(),
		modelzoo: createModelzoo(),
		modelhub: createModelhub(),
		matlab: createMatlab(),
		other: createUnsupported('other', () => undefined),
	};
	const all = Object.values(hubs);
	return {
		get: (id) => hubs[id],
		recheck() {
			for (const hub of all) {
				hub.recheck?.();
			}
		},
		clear() {
			for (const hub of all) {
				hub.clear?.();
			}
		},
		get pausedUntil() {
			const times = all.flatMap(({ pausedUntil }) => pausedUntil ?? []);
			return times.length > 0 ? Math.max(...times) : undefined;
		},
	};
}
