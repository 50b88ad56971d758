// Addresses of model hubs that have no interface to ask. One row each.
import type { HubId } from '../reference';
import type { NamedRepository } from './links';

interface ZooLink {
	readonly hub: HubId;
	/** The first group is the id, the second, where there is one, the revision. */
	readonly pattern: RegExp;
	/** Leads to the files themselves. */
	readonly fetched?: boolean;
	/** An address that the row reads, and what it reads there. */
	readonly example: string;
	readonly exampleId: string;
}

export const zooLinks: readonly ZooLink[] = [
	{
		hub: 'ngc',
		pattern:
			/^https:\/\/catalog\.ngc\.nvidia\.com\/orgs\/([\w.-]+)(?:\/teams\/([\w.-]+))?\/models\/([\w.-]+)/,
		example: 'https://catalog.ngc.nvidia.com/orgs/nvidia/teams/tao/models/peoplenet',
		exampleId: 'nvidia/tao/peoplenet',
	},
	{
		hub: 'ngc',
		pattern: /^https:\/\/ngc\.nvidia\.com\/catalog\/models\/([\w.-]+):(?:([\w.-]+):)?([\w.-]+)/,
		example: 'https://ngc.nvidia.com/catalog/models/nvidia:nemo:stt_en_quartznet15x5',
		exampleId: 'nvidia/nemo/stt_en_quartznet15x5',
	},
	{
		hub: 'ngc',
		pattern:
			/^https:\/\/api\.ngc\.nvidia\.com\/v2\/models\/(?:org\/)?([\w.-]+)\/(?:team\/)?(?:([\w.-]+)\/)?([\w.-]+)\/(?:versions\/)([\w.-]+)\/(?:files|zip)/,
		fetched: true,
		example:
			'https://api.ngc.nvidia.com/v2/models/nvidia/nemo/titanet_large/versions/v1/files/titanet-l.nemo',
		exampleId: 'nvidia/nemo/titanet_large',
	},
	{
		hub: 'onnx-zoo',
		pattern:
			/^https:\/\/(?:github\.com\/onnx\/models\/(?:raw|blob)|raw\.githubusercontent\.com\/onnx\/models|media\.githubusercontent\.com\/media\/onnx\/models)\/(?<revision>[\w.-]+)\/(?<id>[\w./-]+\.(?:onnx|tar\.gz))(?:\?.*)?$/,
		fetched: true,
		example: 'https://github.com/onnx/models/raw/main/validated/vision/resnet50-v1-7.onnx',
		exampleId: 'validated/vision/resnet50-v1-7.onnx',
	},
	{
		hub: 'modelzoo',
		pattern: /^https?:\/\/(?:www\.)?modelzoo\.co\/model\/([\w.-]+)\/?$/,
		example: 'https://modelzoo.co/model/mask-r-cnn-keras',
		exampleId: 'mask-r-cnn-keras',
	},
	{
		hub: 'modelhub',
		pattern:
			/^https?:\/\/(?:github\.com\/modelhub-ai|(?:app\.)?modelhub\.ai(?:\/(?:model|viewer))?)\/([\w.-]+)\/?$/,
		example: 'https://github.com/modelhub-ai/squeezenet',
		exampleId: 'squeezenet',
	},
	{
		hub: 'matlab',
		pattern:
			/^https:\/\/(?:github\.com\/matlab-deep-learning|www\.mathworks\.com\/matlabcentral\/fileexchange)\/((?!MATLAB-Deep-Learning-Model-Hub)[\w.-]+)\/?$/,
		example: 'https://github.com/matlab-deep-learning/pretrained-yolo-v4',
		exampleId: 'pretrained-yolo-v4',
	},
];

/** The model of such a hub that an address leads to. */
export function repositoryOfZoo(text: string): NamedRepository | undefined {
	for (const { hub, pattern, fetched } of text.length > 800 ? [] : zooLinks) {
		const found = pattern.exec(text);
		if (!found) {
			continue;
		}
		const { groups } = found;
		// NGC: organisation, team, name, and the version of a file.
		const [, org, team, name, version] = found;
		const id = groups?.id ?? [org, team, name].filter((part) => part !== undefined).join('/');
		const revision = groups?.revision ?? version;
		return {
			hub,
			id,
			kind: 'model',
			url: true,
			...(fetched ? { fetched } : {}),
			...(revision === undefined ? {} : { revision, revisionAt: text.lastIndexOf(`/${revision}/`) + 1 }),
		};
	}
	return undefined;
}
