using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain or a reference to one can tell about its identity.</summary>
public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference.GrainId,
            IGrainBase instance => instance.GrainContext.GrainId,
            _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference.", nameof(grain)),
        };
    }

    public static Guid GetPrimaryKey(this IAddressable grain) =>
        GrainKeys.TryGuid(grain.GetGrainId().Key, out var key) ? key : throw WrongKey(grain, "a Guid");

    public static long GetPrimaryKeyLong(this IAddressable grain) =>
        GrainKeys.TryLong(grain.GetGrainId().Key, out var key) ? key : throw WrongKey(grain, "an integer");

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>A reference to this grain that others may keep; never hand out <c>this</c>.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        var engine = grain switch
        {
            GrainReference reference => reference.Engine,
            IGrainBase { GrainContext: Activation activation } => activation.Engine,
            _ => throw new ArgumentException($"{grain.GetType()} is not a grain of this engine.", nameof(grain)),
        };
        return (TGrainInterface)(object)engine.References.Create(typeof(TGrainInterface), grain.GetGrainId());
    }

    private static InvalidOperationException WrongKey(IAddressable grain, string wanted) =>
        new($"The key of {grain.GetGrainId()} is not {wanted}.");
}
