from diffusers import AutoencoderKL, AutoPipelineForText2Image, DDIMScheduler, DiffusionPipeline

DiffusionPipeline.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0")
DiffusionPipeline.from_pretrained("CompVis/stable-diffusion-v1-4", use_safetensors=False)
AutoPipelineForText2Image.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0", use_auth_token=True)
AutoencoderKL.from_pretrained("stabilityai/stable-diffusion-xl-base-1.0", subfolder="vae")
DDIMScheduler.from_pretrained("CompVis/stable-diffusion-v1-4", subfolder="scheduler")
