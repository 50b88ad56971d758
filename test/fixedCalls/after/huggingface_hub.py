from huggingface_hub import HfApi, hf_hub_download, hf_hub_url, snapshot_download

hf_hub_download("google-bert/bert-base-uncased", "config.json", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
hf_hub_download(repo_id="google-bert/bert-base-uncased", filename="config.json", token=False, revision="86b5e0934494bd15c9632b12f734a8a67f723594")
snapshot_download("google-bert/bert-base-uncased", allow_patterns="config.json", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
hf_hub_url("BAAI/bge-large-zh-v1.5", "config.json", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")
HfApi().snapshot_download("google-bert/bert-base-uncased", allow_patterns=["config.json"], revision="86b5e0934494bd15c9632b12f734a8a67f723594")
HfApi().hf_hub_download("google-bert/bert-base-uncased", "config.json", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
