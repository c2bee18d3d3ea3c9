namespace HotChocolate.AspNetCore;

/// <summary>Why a socket is closed: the codes of the protocol graphql-transport-ws, and one of ours.</summary>
internal enum CloseCode
{
    Normal = 1000,
    GoingAway = 1001,
    InternalError = 1011,
    BadMessage = 4400,
    Unauthorized = 4401,
    Forbidden = 4403,
    BadSubprotocol = 4406,
    InitializationTimeout = 4408,
    SubscriberExists = 4409,

    /// <summary>Ours: the client does not read what it asked for.</summary>
    TooSlow = 4413,
    TooManyInitializations = 4429,
}
