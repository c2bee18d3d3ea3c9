namespace Toolbox24.Grains;

/// <summary>Who causes what a grain writes: set where a request enters, carried along its calls.</summary>
public static class Actor
{
    private const string Key = "actor";
    private const string SessionKey = "session";

    /// <summary>The id of the person or device, or "system" for what nobody asked for.</summary>
    public static string Current
    {
        get => RequestContext.Get(Key) as string ?? "system";
        set => RequestContext.Set(Key, value);
    }

    /// <summary>The session by which somebody of the staff asks; null where there is none. Once it has ended, nothing is written.</summary>
    public static Guid? Session
    {
        get => RequestContext.Get(SessionKey) as Guid?;
        set => RequestContext.Set(SessionKey, value!);
    }
}
