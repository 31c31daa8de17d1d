"""The pages: each module has its `ROUTES`; `web.app` lists the modules."""
