@echo off
rem SPDX-License-Identifier: EPL-2.0
rem Starts Imago's workbench: imago-workbench [DATA.csv]. Needs a Java runtime 21 or newer, in JAVA_HOME or on the PATH.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined IMAGO_HOME set "IMAGO_HOME=%USERPROFILE%\.imago"
set "LAUNCHER="
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%f"
if not defined LAUNCHER (
    echo imago-workbench: "%~dp0plugins" holds no launcher; the installation is incomplete, unpack it again. 1>&2
    exit /b 5
)
rem Plug-ins belong to the installation, so that the command line and runs have them as well. Who may not write there has
rem them for the window alone, in IMAGO_HOME.
set "CONFIGURATION=-configuration "%IMAGO_HOME%\configuration""
copy /y nul "%~dp0configuration\writable" >nul 2>&1 && del "%~dp0configuration\writable" && set "CONFIGURATION="
:start
"%JAVA%" -Xmx1g -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Djava.util.logging.config.file="%~dp0logging.properties" %IMAGO_JAVA_OPTS% -jar "%LAUNCHER%" %CONFIGURATION% %*
if %ERRORLEVEL%==23 goto start
exit /b %ERRORLEVEL%
