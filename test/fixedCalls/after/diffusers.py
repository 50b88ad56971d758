from diffusers import AutoencoderKL, AutoPipelineForText2Image, DDIMScheduler, DiffusionPipeline

DiffusionPipeline.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0", revision="462165984030d82259a11f4367a4eed129e94a7b")
DiffusionPipeline.from_pretrained("CompVis/stable-diffusion-v1-4", use_safetensors=True, revision="133a221b8aa7292a167afc5127cb63fb5005638b")
AutoPipelineForText2Image.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0", token=True, revision="462165984030d82259a11f4367a4eed129e94a7b")
AutoencoderKL.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0", subfolder="vae", revision="462165984030d82259a11f4367a4eed129e94a7b")
DDIMScheduler.from_pretrained("CompVis/stable-diffusion-v1-4", subfolder="scheduler", revision="133a221b8aa7292a167afc5127cb63fb5005638b")
