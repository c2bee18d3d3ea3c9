using System.Text.Json;

namespace Toolbox24.Grains;

/// <summary>How domain records are written when they cross a call between processes.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters = { new RefusalConverter(), new ResultConverterFactory() },
    };
}
