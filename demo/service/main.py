"""The service: one route that answers a recorded call."""

from fastapi import FastAPI, UploadFile

from service.search import Search, Settings

app = FastAPI()
search = Search(Settings())


@app.post("/answer")
async def answer(call: UploadFile) -> dict[str, list[str]]:
    question = (await call.read()).decode("utf-8", "replace")
    return {"articles": search.find(question, ["Reset your password", "Return a parcel"])}
