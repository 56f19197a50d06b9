@echo off
rem Double click: asks for the year, builds its report and opens it. Needs conda (Miniforge) only; told in README.vi.md.
chcp 65001 >nul
setlocal
cd /d "%~dp0"

for %%C in ("%USERPROFILE%\miniforge3" "%LOCALAPPDATA%\miniforge3" "%ProgramData%\miniforge3" "%USERPROFILE%\miniconda3" "%USERPROFILE%\anaconda3" "%ProgramData%\miniconda3" "%ProgramData%\anaconda3") do (
  if exist "%%~C\Scripts\activate.bat" if not defined CONDA_HOME set "CONDA_HOME=%%~C"
)
if not defined CONDA_HOME (
  echo Chưa thấy Miniforge. Hãy cài Miniforge rồi nhấp đúp lại tệp này; xem README.vi.md.
  pause
  exit /b 2
)

call "%CONDA_HOME%\Scripts\activate.bat"
call conda activate sohoa 2>nul
if errorlevel 1 (
  echo Cài đặt lần đầu, vài phút...
  call conda env create -f environment.yml || goto :broken
  call conda activate sohoa || goto :broken
)

set /p YEAR=Năm báo cáo: 
sohoa report %YEAR% --lang vi || goto :broken
start "" "outputs\%YEAR%\bao-cao-%YEAR%.html"
exit /b 0

:broken
echo.
echo Chưa xong. Hãy đọc thông báo ở trên, sửa rồi nhấp đúp lại tệp này.
pause
exit /b 1
