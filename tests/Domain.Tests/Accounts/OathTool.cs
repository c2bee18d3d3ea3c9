using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Toolbox24.Domain.Tests.Accounts;

/// <summary>Codes of an implementation that is not ours. Where it is missing the tests fail: they must not pass unproven.</summary>
internal static class OathTool
{
    /// <summary>The codes of so many steps from an instant on.</summary>
    public static string[] Codes(string secret, DateTimeOffset from, int number, int digits = 6)
    {
        using var tool = Start(
            "--totp", "--base32", secret, $"--digits={digits}", $"--window={number - 1}",
            string.Create(CultureInfo.InvariantCulture, $"--now=@{from.ToUnixTimeSeconds()}"));
        var output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("oathtool", arguments) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("oathtool is missing: make test installs the Debian package oathtool", missing);
        }
    }
}
