using Xunit;

namespace Toolbox24.Testing;

/// <summary>A test for <c>make soak</c> alone: it takes minutes, or looks for what is not put right yet.</summary>
public sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute()
    {
        if (!Seeds.IsSoak) Skip = "runs with make soak";
    }
}
