import {
	isClipName,
	isOpenClipName,
	isTimmName,
	isTorchvisionBuilder,
	isUltralyticsAsset,
} from '../catalogues';
import type { Signature } from '../signature';
import { first, rows, rowsAs } from './rows';

/** Libraries of pictures. */
export const visionSignatures: readonly Signature[] = [
	// `hf-hub:org/name@ref`; without the prefix the name is one of timm's own registry, whose weights are loaded on request.
	...rowsAs(
		() => 'import timm\ntimm.create_model("hf-hub:org/name", pretrained=True)',
		rows('timm', ['timm'], 'create_model', first('model_name'), {
			prefix: /^hf[-_]hub:/,
			takes: 'suffix',
			catalogue: isTimmName,
			catalogueNeeds: { at: 1, keys: ['pretrained'] },
			checked: 'timm 1.0.31',
		}),
	),
	// What stands behind the prefix goes to the hub as it is: there is no place for a revision.
	...rowsAs(
		(call) => `import open_clip\nopen_clip.${call}("hf-hub:org/name")`,
		rows(
			'open_clip',
			['open_clip'],
			'create_model create_model_and_transforms create_model_from_pretrained get_tokenizer',
			first('model_name'),
			{
				prefix: /^hf-hub:/,
				catalogue: isOpenClipName,
				catalogueNeeds: { at: 1, keys: ['pretrained'] },
				checked: 'open_clip 3.3.0',
			},
		),
	).map((row) => (row.call === 'get_tokenizer' ? { ...row, reads: 'text' as const } : row)),
	...rows('clip', ['clip'], 'load', first('name'), {
		catalogue: isClipName,
		exampleId: 'ViT-B/32',
		example: 'import clip\nclip.load("ViT-B/32")',
		checked: 'clip-anytorch 2.6.0',
	}),
	...rows('torchvision', ['torchvision'], '*', [], {
		calleeNames: 'itself',
		catalogue: isTorchvisionBuilder,
		catalogueNeeds: { at: 0, keys: ['weights', 'pretrained'] },
		exampleId: 'resnet50',
		example: 'from torchvision import models\nmodels.resnet50(weights="DEFAULT")',
		checked: 'torchvision 0.29.2',
	}),
	...rows('torchvision', ['torchvision'], 'get_model', first('name'), {
		catalogue: isTorchvisionBuilder,
		catalogueNeeds: { keys: ['weights'] },
		exampleId: 'resnet50',
		example: 'from torchvision.models import get_model\nget_model("resnet50", weights="DEFAULT")',
		checked: 'torchvision 0.29.2',
	}),
	...rows('ultralytics', ['ultralytics'], 'YOLO YOLOWorld YOLOE SAM FastSAM RTDETR NAS', first('model'), {
		reads: 'file',
		catalogue: isUltralyticsAsset,
		exampleId: 'yolo11n.pt',
		checked: 'ultralytics 8.4.190',
	}).map((row) => ({
		...row,
		example: `from ultralytics import ${row.call}\n${row.call}("yolo11n.pt")`,
	})),
	...rows(
		'gliner',
		['gliner'],
		'GLiNER.from_pretrained',
		first('model_id', 'pretrained_model_name_or_path'),
		{
			revision: 'revision',
			options: ['variant'],
			anywhere: true,
			checked: 'gliner 0.2.29',
		},
	),
];
