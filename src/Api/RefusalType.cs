using System.Text;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;

namespace Toolbox24.Api;

/// <summary>Why the business said no. Each refusal is a type of its own, with its facts.</summary>
[InterfaceType<Refusal>]
[VisibleWithField]
public static class RefusalType
{
    /// <summary>Which refusal this is: its type's name in SCREAMING_SNAKE_CASE.</summary>
    public static string GetCode([Parent] Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var code = new StringBuilder();
        foreach (var letter in refusal.GetType().Name)
        {
            if (char.IsUpper(letter) && code.Length > 0) code.Append('_');
            code.Append(char.ToUpperInvariant(letter));
        }

        return code.ToString();
    }
}

/// <summary>Why something cannot be had there and then, and what can be had instead.</summary>
[InterfaceType<Unavailable>]
[VisibleWithField]
public static class UnavailableType;
