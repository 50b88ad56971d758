from huggingface_hub import HfApi, hf_hub_download, list_repo_files, model_info, snapshot_download

hf_hub_download("google-bert/bert-base-uncased", "config.json", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
hf_hub_download(repo_id="google-bert/bert-base-uncased", filename="config.json", token=False, revision="86b5e0934494bd15c9632b12f734a8a67f723594")
snapshot_download("google-bert/bert-base-uncased", allow_patterns="config.json", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
model_info("BAAI/bge-large-zh-v1.5")
list_repo_files("google-bert/bert-base-uncased")
HfApi().model_info("google-bert/bert-base-uncased", revision="main")
