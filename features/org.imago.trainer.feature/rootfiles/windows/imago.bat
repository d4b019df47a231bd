@echo off
rem SPDX-License-Identifier: EPL-2.0
rem Starts Imago's command line. Needs a Java runtime 21 or newer, in JAVA_HOME or on the PATH.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
set "LAUNCHER="
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%f"
if not defined LAUNCHER (
    echo imago: "%~dp0plugins" holds no launcher; the installation is incomplete, unpack it again. 1>&2
    exit /b 5
)
"%JAVA%" -Xmx2g -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxbytes=0 -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Djava.util.logging.config.file="%~dp0logging.properties" %IMAGO_JAVA_OPTS% -Dimago.command=imago -jar "%LAUNCHER%" -nosplash -product org.imago.cli.product -application org.imago.cli.application -data @none -user @none %*
exit /b %ERRORLEVEL%
