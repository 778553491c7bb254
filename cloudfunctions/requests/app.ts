import { requestsContract } from '@shared/requests/contract'
import { defineApp, ownerOf, signedIn, staff } from '../runtime'
import { cancelRequest } from './cancel-request'
import { closeRequest } from './close-request'
import { createUpload } from './create-upload'
import { dropOldDeclared } from './drop-old-declared'
import { getRequest } from './get-request'
import { listMyRequests } from './list-my-requests'
import { listRequests } from './list-requests'
import { submitRequest } from './submit-request'

export const app = defineApp(
  requestsContract,
  {
    createUpload: { guard: signedIn(), handler: createUpload, limit: { perMinute: 30 } },
    submit: { guard: signedIn(), handler: submitRequest, limit: { perMinute: 6 } },
    listMine: { guard: signedIn(), handler: listMyRequests },
    get: { guard: ownerOf('requests', (input) => input.requestId), handler: getRequest },
    close: { guard: ownerOf('requests', (input) => input.requestId), handler: closeRequest },
    cancel: { guard: ownerOf('requests', (input) => input.requestId), handler: cancelRequest },
    list: {
      guard: staff(
        ['communityWorker', 'assistanceCoordinator', 'townshipOfficer', 'townshipLeader', 'countyDispatcher'],
        {
          over: (input) => input.areaCode,
        },
      ),
      handler: listRequests,
    },
  },
  { timers: { 'drop-declared': dropOldDeclared } },
)
