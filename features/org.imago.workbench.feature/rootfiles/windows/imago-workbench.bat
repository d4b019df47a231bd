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
:start
"%JAVA%" -Xmx1g -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Djava.util.logging.config.file="%~dp0logging.properties" %IMAGO_JAVA_OPTS% -jar "%LAUNCHER%" -configuration "%IMAGO_HOME%\configuration" %*
if %ERRORLEVEL%==23 goto start
exit /b %ERRORLEVEL%
