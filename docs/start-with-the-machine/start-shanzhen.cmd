@echo off
rem Copied to D:\shanzhen and started by Task Scheduler; see start-with-the-machine.md.
cd /d D:\shanzhen
set NODE_ENV=production
set PORT=8080
set DATA_DIR=D:\shanzhen-data
rem For a certificate with a public name (https.md, A), without the two "rem":
rem set TLS_CERT=D:\shanzhen-data\public\fullchain.pem
rem set TLS_KEY=D:\shanzhen-data\public\key.pem

:again
call npm run -s serve >> "%DATA_DIR%\server.log" 2>&1
rem Ten seconds, then once more: "timeout" refuses to wait where there is no keyboard.
ping -n 11 127.0.0.1 > nul
goto again
