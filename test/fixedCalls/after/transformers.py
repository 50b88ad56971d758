from transformers import AutoConfig, AutoImageProcessor, AutoModel, AutoModelForCausalLM, AutoProcessor, AutoTokenizer
from transformers import BertModel, pipeline

AutoModel.from_pretrained("google-bert/bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
AutoTokenizer.from_pretrained("google-bert/bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
AutoConfig.from_pretrained("google-bert/bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
AutoProcessor.from_pretrained("openai/whisper-medium", revision="18530d7c5ce1083f21426064b85fbd1e24bd1858")
AutoImageProcessor.from_pretrained("google/vit-base-patch16-224-in21k", revision="1ba429d32753f33a0660b80ac6f43a3c80c18938")
BertModel.from_pretrained("google-bert/bert-base-uncased", use_safetensors=True, revision="86b5e0934494bd15c9632b12f734a8a67f723594")
AutoModelForCausalLM.from_pretrained("facebook/opt-1.3b", token=True, revision="3f5c25d0bc631cb57ac65913f76e22c2dfb61d62")
AutoTokenizer.from_pretrained("facebook/opt-1.3b", token="secret", revision="3f5c25d0bc631cb57ac65913f76e22c2dfb61d62")
AutoModelForCausalLM.from_pretrained("facebook/opt-1.3b", quantization_config={"load_in_8bit": True}, revision="3f5c25d0bc631cb57ac65913f76e22c2dfb61d62")
AutoModel.from_pretrained("./output/checkpoint-500")
pipeline("text-generation", model="HuggingFaceTB/SmolLM3-3B", revision="a07cc9a")
pipeline("feature-extraction", model="BAAI/bge-large-zh-v1.5", token=True, revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")
