-- What Debian's Neovim (0.7) lacks of what docs/editors.md calls, by what it has; a newer one is left alone.
vim.fs = vim.fs
  or {
    dirname = function(path) return path and vim.fn.fnamemodify(path, ":h") end,
    find = function(name) return { vim.fn.fnamemodify(vim.fn.finddir(name, vim.fn.expand("%:p:h") .. ";"), ":p:h") } end,
  }
vim.lsp.start = vim.lsp.start
  or function(config)
    local client = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, client)
    return client
  end
