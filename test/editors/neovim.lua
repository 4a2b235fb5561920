-- Opens a report with Neovim's own language client, shows what it is told, applies the first fix, and saves.
local function say(text) io.stdout:write(text .. "\n") end
-- The client was started by what docs/editors.md says, which this file is run after.
vim.wait(20000, function() return #vim.lsp.get_active_clients() > 0 end, 50)
local client = vim.lsp.get_active_clients()[1].id
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, one in ipairs(vim.diagnostic.get(0)) do
  say(string.format("%d %s %s", one.lnum + 1, one.code or one.user_data.lsp.code, one.message:gsub("\n.*", "")))
end
local first = vim.diagnostic.get(0)[1]
local params = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = { line = first.lnum, character = first.col }, ["end"] = { line = first.end_lnum, character = first.end_col } },
  context = { diagnostics = {} },
}
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)
local action = answers[client].result[1]
say("action: " .. action.title)
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end, 50)
say("left: " .. #vim.diagnostic.get(0))
vim.cmd("write")
vim.lsp.stop_client(client)
vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 50)
vim.cmd("qall!")
