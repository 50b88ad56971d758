/** Calls that write to the hub; what they name is not loaded. */
export const writes: ReadonlySet<string> = new Set([
	'push_to_hub',
	// unsloth, fastai, Keras
	'push_to_hub_merged',
	'push_to_hub_gguf',
	'push_to_hub_torchao',
	'push_to_hub_fastai',
	'push_to_hub_keras',
	'upload_large_folder',
	'uploadFiles',
	'deleteRepo',
	'create_repo',
	'delete_repo',
	'upload_file',
	'upload_folder',
	'createRepo',
	'uploadFile',
]);
